package io.dbackup.spi.notification;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.time.Duration;
import java.util.Objects;

/** The channel gets too many messages and says when it takes the next one. */
public class SendLaterException extends AdapterException {
  private static final long serialVersionUID = 1L;

  private final Duration wait;

  /**
   * @param wait how long to send nothing
   */
  public SendLaterException(String message, Duration wait) {
    super(AdapterFailure.RETRYABLE, message);
    this.wait = Objects.requireNonNull(wait);
  }

  /** For how long the whole channel is to be left alone. */
  public Duration waitingTime() {
    return wait;
  }
}

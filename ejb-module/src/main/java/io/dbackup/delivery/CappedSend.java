package io.dbackup.delivery;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.notification.Notification;
import io.dbackup.spi.notification.NotificationAdapter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Sends at once, for somebody who waits for it. Thread-safe. */
@ApplicationScoped
public class CappedSend {
  @Inject SendThreads threads;

  /** For the container. */
  public CappedSend() {}

  public CappedSend(SendThreads threads) {
    this.threads = threads;
  }

  /**
   * Sends and returns when the channel accepted the message, within half a minute in any case.
   *
   * @throws AdapterException when it did not
   */
  public void send(
      NotificationAdapter adapter, AdapterProperties properties, Notification notification) {
    SendAttempt attempt = new SendAttempt(() -> adapter.send(properties, notification));
    threads.start("dbackup-notify-test", attempt::run);
    try {
      attempt.await(SendAttempt.LIMIT);
    } catch (InterruptedException e) {
      attempt.expire();
      Thread.currentThread().interrupt();
      throw new AdapterException(AdapterFailure.RETRYABLE, "The server stops", e);
    }
    attempt
        .failure()
        .ifPresent(
            failure -> {
              throw failure instanceof RuntimeException known
                  ? known
                  : new IllegalStateException(failure);
            });
  }
}

package io.dbackup.spi.notification;

import io.dbackup.adapter.AdapterType;
import io.dbackup.spi.Adapter;
import io.dbackup.spi.AdapterProperties;

/** A kind of notification channel. */
public interface NotificationAdapter extends Adapter {
  /**
   * Sends and returns when the other side accepted the message. Gives up by itself when the other
   * side is silent for some seconds, and soon when its thread is interrupted: callers wait for half
   * a minute at most.
   *
   * @throws io.dbackup.spi.AdapterException when it was not accepted, or nobody knows whether it
   *     was; {@code retryable()} says whether sending it again later may help
   * @throws SendLaterException when the other side says how long to leave it alone
   */
  void send(AdapterProperties properties, Notification notification);

  @Override
  default AdapterType type() {
    return AdapterType.NOTIFICATION;
  }
}

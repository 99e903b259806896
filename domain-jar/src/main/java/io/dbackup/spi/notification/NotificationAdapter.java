package io.dbackup.spi.notification;

import io.dbackup.adapter.AdapterType;
import io.dbackup.spi.Adapter;
import io.dbackup.spi.AdapterProperties;

/** A kind of notification channel. */
public interface NotificationAdapter extends Adapter {
  /**
   * Sends and returns when the other side accepted the message.
   *
   * @throws io.dbackup.spi.AdapterException when it did not
   */
  void send(AdapterProperties properties, Notification notification);

  @Override
  default AdapterType type() {
    return AdapterType.NOTIFICATION;
  }
}

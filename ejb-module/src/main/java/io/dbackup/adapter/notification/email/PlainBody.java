package io.dbackup.adapter.notification.email;

import io.dbackup.spi.notification.Notification;

/** The body for programs that show no HTML. */
final class PlainBody {
  private PlainBody() {}

  static String of(Notification notification) {
    StringBuilder body = new StringBuilder(notification.text()).append("\n");
    if (!notification.fields().isEmpty()) {
      body.append("\n");
    }
    for (Notification.Field field : notification.fields()) {
      body.append(field.name()).append(": ").append(field.value()).append("\n");
    }
    notification.link().ifPresent(link -> body.append("\n").append(link).append("\n"));
    return body.toString();
  }
}

package io.dbackup.application;

import io.dbackup.identity.TimeOrderedId;
import io.dbackup.spi.notification.Notification;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** What a channel that is being tried out gets to show. */
final class TestMessage {
  private TestMessage() {}

  /**
   * @param sender who asked for it, so that whoever gets it without need knows whom to ask
   * @param link this instance, if it knows its address
   */
  static Notification from(Optional<String> sender, Clock clock, Optional<URI> link) {
    return new Notification(
        TimeOrderedId.next(clock),
        Notification.Kind.INFO,
        "DBackup test message",
        "This notification channel works. Nothing has happened and nothing needs to be done.",
        clock.instant(),
        link,
        sender.map(email -> new Notification.Field("Asked for by", email)).stream().toList());
  }
}

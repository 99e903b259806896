package io.dbackup.notification;

import java.util.Optional;

/**
 * Which notifications a list shows; an empty part does not restrict.
 *
 * @param channelId the id of the channel's configuration
 */
public record NotificationFilter(
    Optional<String> channelId, Optional<String> executionId, Optional<NotificationStatus> status) {

  /** All notifications. */
  public static NotificationFilter all() {
    return new NotificationFilter(Optional.empty(), Optional.empty(), Optional.empty());
  }
}

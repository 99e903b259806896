package io.dbackup.notification;

/** What a notification tells. */
public enum NotificationEvent {
  SUCCESS("success"),
  PARTIAL("partial"),
  FAILURE("failure"),
  /** Another channel could not be reached. */
  CHANNEL_FAILURE("channel-failure");

  private final String apiName;

  NotificationEvent(String apiName) {
    this.apiName = apiName;
  }

  /** The word of the API. */
  public String apiName() {
    return apiName;
  }
}

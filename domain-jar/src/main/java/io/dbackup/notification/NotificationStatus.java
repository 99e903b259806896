package io.dbackup.notification;

/** Where a notification stands. */
public enum NotificationStatus {
  /** Waits for its first or its next attempt. */
  PENDING("Pending"),
  SENDING("Sending"),
  /** The channel accepted it. */
  SENT("Sent"),
  /** Given up; somebody may have it tried again. */
  FAILED("Failed");

  private final String apiName;

  NotificationStatus(String apiName) {
    this.apiName = apiName;
  }

  /** The word of the API. */
  public String apiName() {
    return apiName;
  }
}

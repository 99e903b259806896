package io.dbackup.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Which results of a job its channels are told about. */
@Embeddable
public class NotificationRule {
  @Column(name = "notify_success")
  private boolean success;

  @Column(name = "notify_partial")
  private boolean partial;

  @Column(name = "notify_failure")
  private boolean failure;

  protected NotificationRule() {}

  public NotificationRule(boolean success, boolean partial, boolean failure) {
    this.success = success;
    this.partial = partial;
    this.failure = failure;
  }

  /** Told about every result. */
  public static NotificationRule always() {
    return new NotificationRule(true, true, true);
  }

  public boolean success() {
    return success;
  }

  public boolean partial() {
    return partial;
  }

  public boolean failure() {
    return failure;
  }
}

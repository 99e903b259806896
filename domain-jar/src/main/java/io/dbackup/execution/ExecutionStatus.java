package io.dbackup.execution;

/** Where an execution stands. */
public enum ExecutionStatus {
  PENDING("Pending", false),
  RUNNING("Running", false),
  SUCCESS("Success", true),
  /** Some destination or database failed, or something was left out. */
  PARTIAL("Partial", true),
  FAILED("Failed", true),
  CANCELLED("Cancelled", true);

  private final String apiName;
  private final boolean last;

  ExecutionStatus(String apiName, boolean last) {
    this.apiName = apiName;
    this.last = last;
  }

  /** The word of the API. */
  public String apiName() {
    return apiName;
  }

  /** Whether it never changes again. */
  public boolean isFinal() {
    return last;
  }

  /** Whether something came of it. */
  public boolean isGood() {
    return this == SUCCESS || this == PARTIAL;
  }
}

package io.dbackup.execution;

/** What an execution does. */
public enum ExecutionType {
  BACKUP("Backup", "backup"),
  RESTORE("Restore", "restore"),
  VERIFICATION("Verification", "verify"),
  RETENTION("Retention", "retention"),
  /** Work that the instance does for itself. */
  SYSTEM_TASK("SystemTask", "system-task");

  private final String apiName;
  private final String batchJob;

  ExecutionType(String apiName, String batchJob) {
    this.apiName = apiName;
    this.batchJob = batchJob;
  }

  /** The word in sentences. */
  public String label() {
    return this == SYSTEM_TASK ? "System task" : apiName;
  }

  /** The word of the API. */
  public String apiName() {
    return apiName;
  }

  /** Name of the batch job definition that carries it out. */
  public String batchJob() {
    return batchJob;
  }
}

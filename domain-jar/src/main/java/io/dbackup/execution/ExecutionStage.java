package io.dbackup.execution;

/**
 * The part of the work an execution is in, with the range of overall progress it covers. The
 * transfer range is wide because dump, compression, encryption and upload happen at once.
 */
public enum ExecutionStage {
  QUEUED("Queued", 0, 0),
  INITIALIZING("Initializing", 0, 5),
  /** Dump, compress, encrypt and upload, as one stream. */
  UPLOADING("Uploading", 5, 90),
  /** Checks stored bytes, before a restore or as a verification. */
  VERIFYING("Verifying", 5, 95),
  SAFETY_COPY("Safety Copy", 5, 30),
  RESTORING("Restoring", 30, 98),
  /** Deletes the backups that a job does not keep any more. */
  RETENTION("Applying Retention", 5, 95),
  /** A system task does its work. */
  WORKING("Working", 5, 95),
  FINISHING("Finishing", 90, 99),
  COMPLETED("Completed", 100, 100),
  FAILED("Failed", 100, 100),
  CANCELLED("Cancelled", 100, 100);

  private final String label;
  private final int from;
  private final int to;

  ExecutionStage(String label, int from, int to) {
    this.label = label;
    this.from = from;
    this.to = to;
  }

  /** The text of the API. */
  public String label() {
    return label;
  }

  /** Overall percentage when the given share (0 to 1) of this stage is done. */
  public int progress(double share) {
    double bounded = Math.max(0, Math.min(1, share));
    return (int) Math.floor(from + (to - from) * bounded);
  }
}

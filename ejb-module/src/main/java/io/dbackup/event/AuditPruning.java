package io.dbackup.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * Removes old lines of the audit trail so that the rest can still be checked. In many short
 * transactions, since each keeps everybody else from recording; safe to interrupt, and on several
 * nodes at once.
 */
@ApplicationScoped
public class AuditPruning {
  @Inject AuditPruneStep step;

  /** For the container. */
  public AuditPruning() {}

  public AuditPruning(AuditPruneStep step) {
    this.step = step;
  }

  /**
   * Removes the lines from before a time, up to the first that is not; each step leaves a line that
   * says so. CONFLICT when the head of the chain was tampered with: then everything stays as
   * evidence.
   *
   * @return how many were removed
   */
  public long pruneBefore(Instant time) {
    long removed = 0;
    while (true) {
      int now = step.remove(time);
      if (now == 0) {
        return removed;
      }
      removed += now;
    }
  }
}

package io.dbackup.protection;

import io.dbackup.execution.ExecutionStatus;
import io.dbackup.job.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers "am I safe?" for one job, from what is stored and the time of asking. Nothing has to run
 * for it: a scheduler that is dead makes jobs overdue like anything else that keeps backups away.
 *
 * @param overdue whether a complete backup should have been there by now; never for a disabled job,
 *     also for one that never had any
 */
public record Protection(ProtectionState state, boolean overdue) {
  /**
   * What is known of a job.
   *
   * @param since when it got its schedule or was enabled; it has a whole interval from then on
   * @param lastStatus how its last backup ended that nobody cancelled
   */
  public record Facts(
      boolean enabled,
      Instant since,
      Optional<Instant> lastSuccessAt,
      Optional<ExecutionStatus> lastStatus) {}

  /**
   * @param rhythm what the schedule expects at this moment; empty when it never runs
   * @param grace how much later than expected a backup may end
   */
  public static Protection of(Facts job, Optional<Rhythm> rhythm, Duration grace, Instant now) {
    if (!job.enabled()) {
      return new Protection(ProtectionState.DISABLED, false);
    }
    Instant reference =
        job.lastSuccessAt().filter(success -> success.isAfter(job.since())).orElse(job.since());
    boolean late =
        rhythm.map(r -> now.isAfter(reference.plus(r.interval()).plus(grace))).orElse(true);
    return new Protection(state(job, rhythm, reference, late), late);
  }

  private static ProtectionState state(
      Facts job, Optional<Rhythm> rhythm, Instant reference, boolean late) {
    if (job.lastSuccessAt().isEmpty()) {
      return ProtectionState.NEVER;
    } else if (late) {
      return ProtectionState.OVERDUE;
    } else if (job.lastStatus().filter(last -> last != ExecutionStatus.SUCCESS).isPresent()) {
      return ProtectionState.FAILING;
    }
    boolean slotPassed = rhythm.filter(r -> r.previous().isAfter(reference)).isPresent();
    return slotPassed ? ProtectionState.DUE : ProtectionState.OK;
  }

  /** The order of attention: 0 for the worst. */
  public int rank() {
    return switch (state) {
      case NEVER -> overdue ? 0 : 3;
      case OVERDUE -> 1;
      case FAILING -> 2;
      case DUE -> 4;
      case OK -> 5;
      case DISABLED -> 6;
    };
  }

  /** What to do about it, in a sentence or two; empty when there is nothing to do. */
  public Optional<String> advice(Optional<ExecutionStatus> lastStatus) {
    return Optional.ofNullable(
        switch (state) {
          case OK -> null;
          case DUE ->
              "A scheduled time has passed without a complete backup since. If none is running,"
                  + " look at the queue.";
          case FAILING -> lastRun(lastStatus);
          case OVERDUE ->
              "The last complete backup is older than the schedule allows. " + lastRun(lastStatus);
          case NEVER -> never(lastStatus);
          case DISABLED -> "Nothing is backed up while the job is disabled.";
        });
  }

  private String never(Optional<ExecutionStatus> lastStatus) {
    if (lastStatus.isEmpty() && !overdue) {
      return "There is no backup yet. Run the job now, or wait for its schedule.";
    }
    return "There never was a complete backup. " + lastRun(lastStatus);
  }

  private static String lastRun(Optional<ExecutionStatus> lastStatus) {
    ExecutionStatus last = lastStatus.orElse(ExecutionStatus.SUCCESS);
    return switch (last) {
      case FAILED -> "The last run failed: read its log, then run the job again.";
      case PARTIAL -> "The last run left something out: read its log, then run the job again.";
      default ->
          "No run has failed since, so none took place: check the server, its queue and its clock.";
    };
  }
}

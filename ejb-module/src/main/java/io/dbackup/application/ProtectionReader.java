package io.dbackup.application;

import io.dbackup.audit.AuditHead;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Settings;
import io.dbackup.job.Rhythm;
import io.dbackup.persistence.AuditRepository;
import io.dbackup.persistence.ExecutionFigures;
import io.dbackup.persistence.JobOutcomeRepository;
import io.dbackup.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides for every job how well it protects now. With ten thousand jobs that is most of what the
 * overview costs, so it is kept until something is changed on any node: every change of a job or a
 * source is in the audit trail and every end of an execution is counted, and both are told by one
 * small row. What else is in the trail, such as logins and started backups, changes no job. When
 * only executions ended, their jobs alone are read again. Thread-safe; joins the transaction.
 */
@ApplicationScoped
class ProtectionReader {
  /** Time alone makes a job overdue; nobody needs to know sooner than this. */
  private static final Duration KEPT_FOR = Duration.ofSeconds(30);

  /** How much the clocks of nodes may differ, and an end may be stored after its time. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  @Inject JobOutcomeRepository outcomes;
  @Inject AuditRepository audit;
  @Inject Rhythms rhythms;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  private volatile Known known;

  private record Known(Stamp stamp, Instant at, Jobs jobs) {}

  /**
   * All jobs, counted once when they are read and not at every look.
   *
   * @param worstFirst those at risk first
   */
  record Jobs(List<JobProtection> worstFirst, Dashboard.JobCounts counts) {
    private static Jobs of(Stream<JobProtection> jobs) {
      List<JobProtection> sorted = jobs.sorted(JobProtection.WORST_FIRST).toList();
      return new Jobs(sorted, Dashboard.JobCounts.of(sorted));
    }
  }

  /** The same as long as nothing was done and nothing ended. */
  private record Stamp(Optional<AuditHead> done, Duration grace, long ended) {}

  /**
   * How well each job protects now.
   *
   * @param ended how many executions have ended in all, {@link ExecutionFigures#ended()} of now
   */
  Jobs all(long ended) {
    Instant now = clock.instant();
    // Asked before the jobs are read: what changes in between is seen next time.
    Stamp stamp =
        new Stamp(audit.head(), Duration.ofMinutes(settings.get(Settings.OVERDUE_GRACE)), ended);
    Known before = known;
    if (before == null || !isFresh(before, now) || changed(before.stamp(), stamp)) {
      return keep(stamp, now, outcomes.all().stream().map(row -> decide(row, stamp, now)));
    }
    if (before.stamp().ended() == stamp.ended()) {
      known = new Known(stamp, before.at(), before.jobs());
      return before.jobs();
    }
    Map<String, JobProtection> again =
        outcomes.endedSince(before.at().minus(MARGIN)).stream()
            .map(row -> decide(row, stamp, now))
            .collect(Collectors.toMap(JobProtection::jobId, Function.identity()));
    Stream<JobProtection> others =
        before.jobs().worstFirst().stream().filter(job -> !again.containsKey(job.jobId()));
    return keep(stamp, before.at(), Stream.concat(others, again.values().stream()));
  }

  /** Whether anything but ends of executions may have made a difference to a job. */
  private boolean changed(Stamp before, Stamp now) {
    if (!before.grace().equals(now.grace())) {
      return true;
    }
    if (before.done().equals(now.done())) {
      return false;
    }
    return before.done().isEmpty()
        || now.done().isEmpty()
        || now.done().get().lastSequence() < before.done().get().lastSequence()
        || audit.changedAfter(before.done().get().lastSequence());
  }

  private Jobs keep(Stamp stamp, Instant at, Stream<JobProtection> jobs) {
    Jobs now = Jobs.of(jobs);
    known = new Known(stamp, at, now);
    return now;
  }

  private static boolean isFresh(Known known, Instant now) {
    return Duration.between(known.at(), now).abs().compareTo(KEPT_FOR) < 0;
  }

  private JobProtection decide(JobOutcomeRepository.Row job, Stamp stamp, Instant now) {
    Optional<Rhythm> rhythm = rhythms.of(job.schedule());
    Protection.Facts facts =
        new Protection.Facts(job.enabled(), job.since(), job.lastSuccessAt(), job.lastStatus());
    return new JobProtection(
        job.jobId(),
        job.jobName(),
        job.sourceName(),
        job.enabled(),
        job.schedule(),
        job.lastSuccessAt(),
        job.lastVerifiedAt(),
        job.lastRestoredAt(),
        job.lastStatus(),
        rhythm.map(Rhythm::next).filter(next -> job.enabled()),
        rhythm.map(Rhythm::interval),
        Protection.of(facts, rhythm, stamp.grace(), now));
  }
}

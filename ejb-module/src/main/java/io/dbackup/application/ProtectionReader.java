package io.dbackup.application;

import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Settings;
import io.dbackup.job.Rhythm;
import io.dbackup.persistence.JobOutcomeRepository;
import io.dbackup.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides for every job how well it protects now, with one query. Joins the transaction. */
@ApplicationScoped
class ProtectionReader {
  @Inject JobOutcomeRepository outcomes;
  @Inject Rhythms rhythms;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  /** In no order. */
  List<JobProtection> all() {
    Instant now = clock.instant();
    Duration grace = Duration.ofMinutes(settings.get(Settings.OVERDUE_GRACE));
    return outcomes.all().stream().map(row -> decide(row, grace, now)).toList();
  }

  private JobProtection decide(JobOutcomeRepository.Row job, Duration grace, Instant now) {
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
        job.lastStatus(),
        rhythm.map(Rhythm::next).filter(next -> job.enabled()),
        rhythm.map(Rhythm::interval),
        Protection.of(facts, rhythm, grace, now));
  }
}

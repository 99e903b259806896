package io.dbackup.application;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.backup.Backup;
import io.dbackup.catalogue.DestinationScans;
import io.dbackup.catalogue.ScanFindings;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Settings;
import io.dbackup.execution.Execution;
import io.dbackup.job.BackupJob;
import io.dbackup.job.JobDestination;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.retention.RetentionCandidate;
import io.dbackup.retention.RetentionPlan;
import io.dbackup.retention.RetentionPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tells what a job keeps and deletes at its destinations. Changes nothing, checks no permission.
 */
@ApplicationScoped
public class RetentionPlanner {
  private static final int ALL = 100;

  @Inject StoredBackupUse use;
  @Inject DestinationScans scans;
  @Inject BackupRepository backups;
  @Inject ExecutionRepository executions;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  /**
   * The plan for one destination.
   *
   * @param backups the job's backups there, by the id of their row
   * @param massDeletion whether it deletes more than may be deleted without a person's confirmation
   */
  public record Placed(
      AdapterConfig destination,
      RetentionPolicy policy,
      Map<String, Backup> backups,
      RetentionPlan plan,
      boolean massDeletion) {}

  /** The policy of a job at one of its destinations: the destination's own, else the job's. */
  public static RetentionPolicy policy(BackupJob job, JobDestination place) {
    return place.retention().orElseGet(job::retention);
  }

  /**
   * Plans by what the destination holds at this moment, which is read; an error of its adapter when
   * that cannot be done.
   */
  public Placed plan(BackupJob job, String destinationId, RetentionPolicy policy) {
    AdapterConfig destination = use.destination(destinationId);
    ScanFindings findings = scans.findings(destination);
    // What was recorded during the scan may look as if it were missing there.
    List<Backup> found =
        backups.ofJob(job.id(), destinationId).stream()
            .filter(backup -> findings.seen().contains(backup.id()))
            .toList();
    RetentionPlan plan =
        plan(job, found, policy, backup -> findings.problem(backup.id()).isPresent());
    return new Placed(
        destination,
        policy,
        found.stream().collect(Collectors.toMap(Backup::id, Function.identity())),
        plan,
        plan.isMassDeletion(allowedPercent()));
  }

  /** Whether there may be anything to delete, by the catalogue alone. */
  public boolean isWorthWhile(BackupJob job) {
    return job.destinations().stream().anyMatch(place -> isWorthWhile(job, place));
  }

  private boolean isWorthWhile(BackupJob job, JobDestination place) {
    RetentionPolicy policy = policy(job, place);
    return policy.mode() != RetentionPolicy.Mode.NONE
        && !plan(job, backups.ofJob(job.id(), place.destinationId()), policy, backup -> false)
            .deletions()
            .isEmpty();
  }

  private RetentionPlan plan(
      BackupJob job, List<Backup> found, RetentionPolicy policy, Predicate<Backup> notWhole) {
    List<Execution> unfinished = executions.unfinished();
    List<RetentionCandidate> candidates =
        found.stream()
            .map(
                backup ->
                    new RetentionCandidate(
                        backup.id(),
                        backup.createdAt(),
                        databases(job, backup),
                        backup.locked(),
                        backup.verificationPassed().equals(Optional.of(false))
                            || notWhole.test(backup),
                        StoredBackupUse.user(backup, unfinished)))
            .toList();
    return RetentionPlan.of(policy, candidates, clock.instant(), settings.timeZone());
  }

  /** A database of the source that a job read before is another one, whatever its name. */
  private static Set<String> databases(BackupJob job, Backup backup) {
    if (backup.sourceId().equals(Optional.of(job.sourceId()))) {
      return Set.copyOf(backup.databases());
    }
    String earlier =
        String.format(
            " of the earlier source %s (%s)",
            backup.sourceName().orElse("without a name"),
            backup.sourceId().orElse("without an id"));
    return backup.databases().stream().map(name -> name + earlier).collect(Collectors.toSet());
  }

  private int allowedPercent() {
    return settings.get(Settings.MAX_DELETION_PERCENT);
  }
}

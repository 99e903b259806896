package io.dbackup.schedule;

import io.dbackup.application.ExecutionQueue;
import io.dbackup.application.Rhythms;
import io.dbackup.config.CatchUp;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Settings;
import io.dbackup.job.BackupJob;
import io.dbackup.job.Rhythm;
import io.dbackup.persistence.ExecutionRepository;
import io.dbackup.persistence.JobRepository;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Queues what the schedule asks for. There is one rule for the time itself, for time missed while
 * no node was running and for a clock that jumps: the latest scheduled time of a job is due when it
 * is later than both the last one queued and the last change of the job. Any number of nodes may
 * look at the same moment; the table gives each scheduled time to one of them. Not thread-safe.
 */
@ApplicationScoped
public class DueJobs {
  /** A time older than this says nothing any more about what its owner wants now. */
  static final Duration CATCH_UP_LIMIT = Duration.ofDays(7);

  /** A time that is this late was not missed: the server was busy or stood still for a moment. */
  static final Duration GRACE = Duration.ofMinutes(10);

  private static final System.Logger LOG = System.getLogger(DueJobs.class.getName());

  @Inject JobRepository jobs;
  @Inject ExecutionRepository executions;
  @Inject ExecutionQueue queue;
  @Inject Rhythms rhythms;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  private final Set<String> unreadable = new HashSet<>();
  private final Map<String, Instant> settled = new HashMap<>();
  private Instant begin;

  @PostConstruct
  void start() {
    begin = clock.instant();
  }

  /**
   * Queues every job that is due. A job that cannot be queued is logged and tried again the next
   * time, and keeps no other from its turn.
   *
   * @return when the next scheduled time comes; empty when there is none
   */
  public Optional<Instant> queueDue() {
    Instant now = clock.instant();
    List<JobRepository.Scheduled> schedules = jobs.schedules();
    forgetOthers(schedules);
    schedules.forEach(job -> queueIfDue(job, now));
    return schedules.stream()
        .flatMap(job -> rhythm(job).map(Rhythm::next).stream())
        .min(Comparator.naturalOrder());
  }

  private void queueIfDue(JobRepository.Scheduled job, Instant now) {
    try {
      rhythm(job)
          .map(Rhythm::previous)
          .filter(slot -> isDue(job, slot, now))
          .ifPresent(slot -> queue(job, slot, now));
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.ERROR,
          "The scheduled backup of job " + job.id() + " could not be queued; trying again soon",
          e);
    }
  }

  private boolean isDue(JobRepository.Scheduled job, Instant slot, Instant now) {
    Instant done = settled.get(job.id());
    return slot.isAfter(job.updatedAt())
        && (done == null || slot.isAfter(done))
        && !slot.isBefore(now.minus(CATCH_UP_LIMIT))
        && (settings.get(Settings.CATCH_UP) == CatchUp.ONCE
            || slot.isAfter(begin) && !slot.isBefore(now.minus(GRACE)));
  }

  private void queue(JobRepository.Scheduled scheduled, Instant slot, Instant now) {
    Optional<Instant> last = executions.lastSlot(scheduled.id());
    if (last.isEmpty() || slot.isAfter(last.get())) {
      Optional<String> execution =
          jobs.find(scheduled.id())
              .filter(BackupJob::enabled)
              .filter(job -> job.schedule().equals(scheduled.schedule()))
              .flatMap(job -> queue.scheduledBackup(job, slot));
      if (execution.isPresent() && slot.isBefore(now.minus(GRACE))) {
        LOG.log(
            System.Logger.Level.WARNING,
            "Job {0} missed its scheduled time {1}; it runs now as execution {2}",
            scheduled.id(),
            slot,
            execution.get());
      }
    }
    settled.put(scheduled.id(), slot);
  }

  /** Empty, and logged once, for an expression that cannot be read. */
  private Optional<Rhythm> rhythm(JobRepository.Scheduled job) {
    Optional<Rhythm> rhythm = rhythms.of(job.schedule());
    if (rhythm.isEmpty() && unreadable.add(job.schedule())) {
      LOG.log(
          System.Logger.Level.ERROR,
          "Job {0} will never run: its schedule {1} is wrong",
          job.id(),
          job.schedule());
    }
    return rhythm;
  }

  private void forgetOthers(List<JobRepository.Scheduled> schedules) {
    Set<String> ids =
        schedules.stream().map(JobRepository.Scheduled::id).collect(Collectors.toSet());
    settled.keySet().retainAll(ids);
    if (!unreadable.isEmpty()) {
      unreadable.retainAll(
          schedules.stream().map(JobRepository.Scheduled::schedule).collect(Collectors.toSet()));
    }
  }
}

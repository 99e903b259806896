package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Caller;
import io.dbackup.access.Permission;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.error.BackupException;
import io.dbackup.event.AuditRecorder;
import io.dbackup.execution.Trigger;
import io.dbackup.job.BackupJob;
import io.dbackup.job.JobDestination;
import io.dbackup.persistence.JobRepository;
import io.dbackup.retention.RetentionPolicy;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Retention as people see it: what a job would delete and why, and having it done. */
@Stateless
public class RetentionService {
  @Inject JobRepository jobs;
  @Inject RetentionPlanner planner;
  @Inject ExecutionQueue queue;
  @Inject CurrentCaller current;
  @Inject AuditRecorder audit;

  /**
   * What would happen at one destination.
   *
   * @param placed empty when the destination cannot be read, so that nothing would be deleted
   * @param problem why it cannot, in words
   */
  public record Preview(
      String destinationId, Optional<RetentionPlanner.Placed> placed, Optional<String> problem) {}

  /**
   * What would be kept and deleted now, at each destination of a job.
   *
   * @param instead a policy to try instead of those that are set
   */
  @RolesAllowed(Permission.JOBS_READ)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<Preview> preview(String jobId, Optional<RetentionPolicy> instead) {
    BackupJob job = find(jobId);
    return job.destinations().stream().map(place -> preview(job, place, instead)).toList();
  }

  private Preview preview(BackupJob job, JobDestination place, Optional<RetentionPolicy> instead) {
    RetentionPolicy policy = instead.orElseGet(() -> RetentionPlanner.policy(job, place));
    try {
      return new Preview(
          place.destinationId(),
          Optional.of(planner.plan(job, place.destinationId(), policy)),
          Optional.empty());
    } catch (BackupException e) {
      return new Preview(place.destinationId(), Optional.empty(), Optional.of(e.getMessage()));
    }
  }

  /**
   * Queues a retention run, by the policies that are set.
   *
   * @param confirmed fingerprints of the mass deletions that the caller has seen and wants
   */
  @RolesAllowed(Permission.STORAGE_DELETE)
  public ExecutionQueue.Place apply(String jobId, Set<String> confirmed) {
    BackupJob job = find(jobId);
    Caller caller = current.require();
    Trigger trigger = caller.apiKey().isPresent() ? Trigger.API : Trigger.MANUAL;
    ExecutionQueue.Place place =
        queue.retention(job, confirmed, trigger, caller.apiKey().orElse(caller.userId()));
    audit.record(
        AuditAction.EXECUTE,
        AuditResource.JOB,
        jobId,
        JSON.createObjectBuilder()
            .add("action", "retention")
            .add("executionId", place.executionId())
            .add("confirmed", JSON.createArrayBuilder(new TreeSet<>(confirmed)))
            .build());
    return place;
  }

  private BackupJob find(String id) {
    return jobs.find(id).orElseThrow(() -> BackupException.notFound("Job"));
  }
}

package io.dbackup.rest.model;

import io.dbackup.application.ExecutionQueue;

/** A backup that was queued, or was waiting already. */
public record JobQueued(boolean success, String executionId, String message) {
  public static JobQueued of(ExecutionQueue.Place place) {
    return new JobQueued(
        true,
        place.executionId(),
        place.alreadyQueued() ? "Job is queued already" : "Job queued successfully");
  }
}

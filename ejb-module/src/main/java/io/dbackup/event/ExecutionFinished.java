package io.dbackup.event;

import io.dbackup.execution.ExecutionStatus;

/** An execution reached its final status; fired in the transaction that stores it. */
public record ExecutionFinished(String executionId, ExecutionStatus status) {}

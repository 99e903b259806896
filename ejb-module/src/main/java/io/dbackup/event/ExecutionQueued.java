package io.dbackup.event;

/** An execution waits for its turn; fired in the transaction that stores it. */
public record ExecutionQueued(String executionId) {}

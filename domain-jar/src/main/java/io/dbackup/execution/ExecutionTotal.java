package io.dbackup.execution;

/**
 * All executions that ever ended, of one type and in one way.
 *
 * @param durationMillis of all of them together, from start to end
 * @param storedBytes that all of them together stored
 */
public record ExecutionTotal(
    ExecutionType type, ExecutionStatus status, long runs, long durationMillis, long storedBytes) {}

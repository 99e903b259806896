package io.dbackup.execution;

import java.time.Instant;
import java.util.Optional;

/**
 * What waits and runs at one moment, on all nodes; system tasks do not count.
 *
 * @param oldestPendingAt when the one was queued that waits longest
 */
public record QueueFigures(long pending, long running, Optional<Instant> oldestPendingAt) {}

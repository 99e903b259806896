package io.dbackup.application;

import io.dbackup.execution.ExecutionFilter;
import io.dbackup.persistence.ExecutionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what a list shows a page of. A million rows take most of a second to count, and nobody who
 * turns pages misses the newest: so a large count is kept for a minute, and a small one is exact.
 * Thread-safe; joins the caller's transaction.
 */
@ApplicationScoped
class ExecutionCounts {
  private static final Duration KEPT_FOR = Duration.ofMinutes(1);
  private static final int KEPT = 1000;

  @Inject ExecutionRepository executions;
  @Inject Clock clock;

  /** What is counted at every question; for tests. */
  int exact = 10_000;

  private final Map<ExecutionFilter, Counted> known = new ConcurrentHashMap<>();

  private record Counted(long count, Instant at) {}

  long of(ExecutionFilter filter) {
    Instant now = clock.instant();
    Counted before = known.get(filter);
    if (before != null && Duration.between(before.at(), now).abs().compareTo(KEPT_FOR) < 0) {
      return before.count();
    }
    long count = executions.count(filter);
    if (count > exact) {
      keep(filter, new Counted(count, now));
    } else {
      known.remove(filter);
    }
    return count;
  }

  private void keep(ExecutionFilter filter, Counted counted) {
    if (known.size() >= KEPT) {
      known.clear();
    }
    known.put(filter, counted);
  }
}

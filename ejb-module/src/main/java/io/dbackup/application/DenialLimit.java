package io.dbackup.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Keeps one caller from filling the audit trail with refusals: of equal ones one is recorded a
 * minute, with the number of those left out since the last. Each node counts for itself; of more
 * kinds than it can hold it forgets the oldest. Thread-safe.
 */
@ApplicationScoped
public class DenialLimit {
  private static final Duration APART = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final Map<String, Seen> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
          return size() > MOST;
        }
      };

  private record Seen(Instant recorded, long leftOut) {}

  /**
   * Counts a refusal.
   *
   * @param kind what makes refusals equal, such as who asked and for what
   * @return empty when it is not to be recorded; otherwise how many equal ones were left out before
   */
  OptionalLong admit(String kind, Instant now) {
    synchronized (seen) {
      Seen before = seen.remove(kind);
      if (before != null && now.isBefore(before.recorded().plus(APART))) {
        seen.put(kind, new Seen(before.recorded(), before.leftOut() + 1));
        return OptionalLong.empty();
      }
      seen.put(kind, new Seen(now, 0));
      return OptionalLong.of(before == null ? 0 : before.leftOut());
    }
  }
}

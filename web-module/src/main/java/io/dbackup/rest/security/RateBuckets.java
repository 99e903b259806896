package io.dbackup.rest.security;

import io.dbackup.config.RateLimit;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts requests by key, such as an address, against one limit: so many in a period that begins
 * with the first of them. Of more keys than it can hold it forgets the one not seen for longest, so
 * that its memory is bounded. Thread-safe; each node counts for itself.
 */
final class RateBuckets {
  private static final int MAX_KEYS = 20_000;

  private final Supplier<RateLimit> wanted;
  private final TimeMeter time;
  private final Map<String, Bucket> buckets;
  private RateLimit limit;

  /**
   * @param limit asked for each request; all counts begin anew when it changes
   */
  RateBuckets(Supplier<RateLimit> limit, Clock clock) {
    this(limit, clock, MAX_KEYS);
  }

  RateBuckets(Supplier<RateLimit> limit, Clock clock, int maxKeys) {
    this.wanted = limit;
    this.time = new ClockMeter(clock);
    this.buckets =
        new LinkedHashMap<>(64, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > maxKeys;
          }
        };
  }

  /** Counts one request. */
  Admission take(String key) {
    RateLimit now = wanted.get();
    if (now.off()) {
      return Admission.UNLIMITED;
    }
    ConsumptionProbe probe;
    synchronized (buckets) {
      if (!now.equals(limit)) {
        buckets.clear();
        limit = now;
      }
      probe = buckets.computeIfAbsent(key, any -> newBucket(now)).tryConsumeAndReturnRemaining(1);
    }
    long wait =
        probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
    return new Admission(
        probe.isConsumed(), now.points(), probe.getRemainingTokens(), secondsRoundedUp(wait));
  }

  private Bucket newBucket(RateLimit rate) {
    return Bucket.builder()
        .addLimit(
            bandwidth ->
                bandwidth.capacity(rate.points()).refillIntervally(rate.points(), rate.period()))
        .withCustomTimePrecision(time)
        .build();
  }

  private static long secondsRoundedUp(long nanos) {
    return Math.max(1, Duration.ofNanos(nanos).plusNanos(999_999_999).toSeconds());
  }

  /** Lets tests set the time. */
  private record ClockMeter(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return Math.multiplyExact(clock.millis(), 1_000_000L);
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}

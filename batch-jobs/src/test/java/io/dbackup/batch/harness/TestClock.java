package io.dbackup.batch.harness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time, moved by as much as a test wants. */
public final class TestClock extends Clock {
  private volatile Duration moved = Duration.ZERO;

  public void advance(Duration time) {
    moved = moved.plus(time);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Not needed so far");
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(moved);
  }
}

package io.dbackup.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is told to move, forwards or backwards. Thread-safe. */
public final class SettableClock extends Clock {
  private volatile Instant now;

  public SettableClock(String now) {
    this.now = Instant.parse(now);
  }

  public void set(String time) {
    this.now = Instant.parse(time);
  }

  public synchronized void advance(Duration step) {
    this.now = now.plus(step);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}

package io.dbackup.batch.harness;

import io.dbackup.batch.run.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Specializes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Runs whose stalls are measured by the clock of the test. */
@ApplicationScoped
@Specializes
public class TestRuns extends Runs {
  @Inject Clock clock;

  @Override
  protected long nanoTime() {
    return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
  }
}

package io.dbackup.batch.run;

import io.dbackup.config.InstanceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;

/** The settings of the engine. */
@ApplicationScoped
public class BatchSettings {
  private static final int MAX_PARALLEL = 16;
  private static final int STALL_SECONDS = 300;
  private static final int MAX_STALL_SECONDS = 86_400;

  @Inject InstanceSettings settings;

  /** How many backups, restores and verifications may run at once, on all nodes together. */
  public int maxConcurrentJobs() {
    return settings.maxConcurrentJobs();
  }

  /** How many databases of one execution are worked on at once. */
  public int maxParallelDatabases() {
    return settings.integer("dbackup.max-parallel-databases", 2, 1, MAX_PARALLEL);
  }

  /** How long nothing may move before the work counts as stuck; the setting is in seconds. */
  public Duration stallTimeout() {
    return Duration.ofSeconds(
        settings.integer("dbackup.stall-timeout", STALL_SECONDS, 1, MAX_STALL_SECONDS));
  }

  /** The time zone of the times in file names. */
  public ZoneId timeZone() {
    return settings.timeZone();
  }
}

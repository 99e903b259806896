package io.dbackup.batch.run;

import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;

/** The settings of the engine. */
@ApplicationScoped
public class BatchSettings {
  @Inject InstanceSettings settings;

  /** How many backups, restores and verifications may run at once, on all nodes together. */
  public int maxConcurrentJobs() {
    return settings.get(Settings.MAX_CONCURRENT_JOBS);
  }

  /** How many databases of one execution are worked on at once. */
  public int maxParallelDatabases() {
    return settings.get(Settings.MAX_PARALLEL_DATABASES);
  }

  /** How long nothing may move before the work counts as stuck; the setting is in seconds. */
  public Duration stallTimeout() {
    return Duration.ofSeconds(settings.get(Settings.STALL_TIMEOUT));
  }

  /** The time zone of the times in file names. */
  public ZoneId timeZone() {
    return settings.timeZone();
  }
}

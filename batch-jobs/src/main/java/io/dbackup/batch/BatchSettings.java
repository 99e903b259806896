package io.dbackup.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Settings of the engine, read from the configuration at each use. */
@ApplicationScoped
public class BatchSettings {
  /** How many backups, restores and verifications may run at once, on all nodes together. */
  public int maxConcurrentJobs() {
    return atLeastOne(read("dbackup.max-concurrent-jobs", Integer.class).orElse(2));
  }

  /** How many databases of one execution are worked on at once. */
  public int maxParallelDatabases() {
    return atLeastOne(read("dbackup.max-parallel-databases", Integer.class).orElse(2));
  }

  /** How long nothing may move before the work counts as stuck. */
  public Duration stallTimeout() {
    return read("dbackup.stall-timeout", Duration.class).orElse(Duration.ofMinutes(5));
  }

  /** The time zone of file names. */
  public ZoneId timeZone() {
    return read("dbackup.timezone", String.class).map(ZoneId::of).orElse(ZoneId.of("UTC"));
  }

  private static <T> Optional<T> read(String name, Class<T> type) {
    return ConfigProvider.getConfig().getOptionalValue(name, type);
  }

  private static int atLeastOne(int value) {
    return Math.max(1, value);
  }
}

package io.dbackup.application;

import io.dbackup.persistence.DatabaseProbe;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Looks after this node's health. Outside of any transaction: it must answer also when none can be
 * begun.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HealthService {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Path PROCESS_STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";
  private static final int KIB = 1024;

  @Inject DatabaseProbe database;
  @Inject Clock clock;

  /** Never fails; takes at most as long as the patience with the database. */
  @PermitAll
  public HealthReport check() {
    long begin = System.nanoTime();
    boolean answers = database.answersWithin(PATIENCE);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return new HealthReport(
        answers,
        Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()),
        clock.instant(),
        took,
        residentBytes(heap),
        heap.getUsed(),
        heap.getCommitted());
  }

  /** What the system counts for this process; where it does not say, what Java has reserved. */
  private static long residentBytes(MemoryUsage heap) {
    try (Stream<String> lines = Files.lines(PROCESS_STATUS)) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
          .findFirst()
          .orElse(reserved(heap));
    } catch (IOException noSuchFile) {
      return reserved(heap);
    }
  }

  private static long reserved(MemoryUsage heap) {
    return heap.getCommitted()
        + ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getCommitted();
  }
}

package io.dbackup.batch.restore;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.backup.Backup;
import io.dbackup.backup.RestorePlan;
import io.dbackup.batch.run.BatchSettings;
import io.dbackup.batch.run.Words;
import io.dbackup.batch.run.WorkerThreads;
import io.dbackup.execution.Execution;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.spi.database.DatabaseSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Clears up at the target of a restore whose server died, and says how things stand there. */
@ApplicationScoped
public class AbandonedRestore {
  private static final System.Logger LOG = System.getLogger(AbandonedRestore.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Inject AdapterConfigRepository configs;
  @Inject AdapterConnections connections;
  @Inject BackupRepository backups;
  @Inject PrivilegedAuth privilegedAuth;
  @Inject WorkerThreads threads;
  @Inject BatchSettings settings;

  /**
   * What its user has to know, in words. Takes some seconds at most, also when the target hangs.
   *
   * @param execution not ended yet, because its credentials are gone with its end
   */
  public String clearUp(Execution execution) {
    Optional<RestorePlan> plan = execution.parameters().map(RestorePlan::parse);
    Optional<AdapterConfig> target = plan.map(RestorePlan::targetSourceId).flatMap(configs::find);
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "The target databases "
            + plan.map(AbandonedRestore::targets).orElse("")
            + " may be incomplete: check them before they are used, or repeat the restore.");
    backups.ofExecution(execution.id()).stream()
        .filter(Backup::safetyCopy)
        .findFirst()
        .ifPresent(
            copy ->
                sentences.add(
                    "What stood there before is in the safety copy \"" + copy.path() + "\"."));
    target.ifPresent(config -> sentences.addAll(clearUpInTime(config, plan.get())));
    return String.join(" ", sentences);
  }

  private static String targets(RestorePlan plan) {
    return plan.mapping().stream()
        .map(mapping -> "\"" + mapping.targetName() + "\"")
        .collect(Collectors.joining(", "));
  }

  private List<String> clearUpInTime(AdapterConfig target, RestorePlan plan) {
    AtomicReference<List<String>> found =
        new AtomicReference<>(
            List.of(
                "Whether an unfinished copy is left at \""
                    + target.name()
                    + "\" could not be found out yet; the next restore there removes it."));
    Thread thread = threads.start("dbackup-clear-up", () -> found.set(clearUp(target, plan)));
    try {
      thread.join(patience().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return found.get();
  }

  private Duration patience() {
    Duration stalled = settings.stallTimeout();
    return stalled.compareTo(PATIENCE) < 0 ? stalled : PATIENCE;
  }

  private List<String> clearUp(AdapterConfig target, RestorePlan plan) {
    try (DatabaseSession session = connections.database(target)) {
      return session.clearUpAbandoned(privilegedAuth.of(plan)).stream()
          .map(sentence -> "At \"" + target.name() + "\": " + sentence)
          .toList();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "Clearing up at a restore's target failed", e);
      return List.of(
          "Whether an unfinished copy is left at \""
              + target.name()
              + "\" is not known: "
              + Words.of(e));
    }
  }
}

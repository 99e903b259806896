package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.backup.Backup;
import io.dbackup.backup.VerificationPlan;
import io.dbackup.batch.harness.Engine;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.job.Compression;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.testing.storage.StorageFaults.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A destination without space fails the backup, and what it has from before stays whole. */
class FullDiskTest {
  private static final int MIB = 1 << 20;

  @TempDir Path folder;

  private final Engine engine = new Engine();
  private final String source = engine.source("Production");

  @AfterEach
  void stop() {
    engine.close();
  }

  private Execution backup(String destination, int bytes) {
    engine.databases().with("shop", Engine.content(bytes));
    return engine.backup(
        engine.job(source, List.of(destination), job -> job.compressWith(Compression.NONE, null)));
  }

  private void assertSound(Backup backup) {
    String plan = new VerificationPlan(backup.destinationId(), backup.path()).toJson();
    Execution verification = engine.finish(engine.queue(ExecutionType.VERIFICATION, plan));
    assertThat(verification.status())
        .as(engine.log(verification.id()))
        .isEqualTo(ExecutionStatus.SUCCESS);
  }

  @ParameterizedTest
  @CsvSource({"WRITE, 3", "COMMIT, 1", "BEGIN, 2", "WRITE, 21", "COMMIT, 2"})
  void fullAtAnyMomentShouldLeaveEarlierBackupsAndNothingElse(Operation operation, long call) {
    String destination = engine.destination("Local");
    Backup earlier = engine.backups(backup(destination, 5 * MIB).id()).get(0);
    List<String> before = engine.stored(destination);
    engine.storage().heal(engine.placeOf(destination));
    engine
        .storage()
        .faultsOf(engine.placeOf(destination))
        .failFrom(operation, call, AdapterFailure.NO_SPACE);

    Execution execution = backup(destination, 5 * MIB);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow()).contains("Destination \"Local\" failed");
    assertThat(engine.backups(execution.id())).isEmpty();
    assertThat(execution.leftovers()).isEmpty();
    assertThat(engine.stored(destination)).isEqualTo(before).hasSize(2);
    engine.storage().heal(engine.placeOf(destination));
    assertSound(earlier);
  }

  /** On a file system of its own, which only the administrator of a machine can mount. */
  @Test
  @Tag("server")
  void aFileSystemThatRunsFullShouldBeNamedAndKeepItsBackups() throws Exception {
    run("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", folder.toString());
    try {
      String destination = engine.folder("Disk", folder);
      Backup earlier = engine.backups(backup(destination, 10 * MIB).id()).get(0);
      List<Path> before = files();

      Execution execution = backup(destination, 40 * MIB);

      assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
      assertThat(execution.error().orElseThrow())
          .contains("Destination \"Disk\" failed")
          .contains("no space is left");
      assertThat(files()).isEqualTo(before).hasSize(2);
      assertSound(earlier);
      assertThat(backup(destination, 10 * MIB).status()).isEqualTo(ExecutionStatus.SUCCESS);
    } finally {
      run("umount", folder.toString());
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
  }
}

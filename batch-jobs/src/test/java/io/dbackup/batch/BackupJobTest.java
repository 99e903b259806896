package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.batch.harness.Engine;
import io.dbackup.batch.harness.Patience;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Backups that go as they should, by the real job definition. */
class BackupJobTest {
  private final Engine engine = new Engine();

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void aCompleteBackupShouldBeStoredAndRecorded() {
    engine.databases().with("shop", Engine.content(30_000_000));
    String destination = engine.destination("Local");
    String job = engine.job(engine.source("Production"), List.of(destination), j -> {});

    Execution execution = engine.backup(job);

    assertThat(execution.status())
        .as(engine.log(execution.id()))
        .isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(execution.progress()).isEqualTo(100);
    assertThat(execution.leftovers()).isEmpty();
    assertThat(engine.backups(execution.id())).hasSize(1);
    String path = execution.path().orElseThrow();
    assertThat(engine.stored(destination)).containsExactly(path, path + ".meta.json");
  }

  @Test
  void aRunThatEndsBeforeTheFirstHeartbeatShouldSayHowFarItCame() {
    engine.databases().with("shop", Engine.content(10_000));
    String destination = engine.destination("Local");
    String job = engine.job(engine.source("Production"), List.of(destination), j -> {});

    String id = engine.queueBackup(job);
    engine.bean(ExecutionStarter.class).startWaiting();
    Patience.until("end of the backup", () -> engine.execution(id).status().isFinal());

    assertThat(engine.execution(id).bytesDone()).isEqualTo(10_000);
  }

  @Test
  void databasesShouldBeStoredWhateverTheirNames() {
    List<String> names =
        List.of("%2e%2e%2fetc", "../up", "a%5cb", "-- x", "it's \"quoted\"", " ", "shop", "SHOP");
    names.forEach(name -> engine.databases().with(name, Engine.content(1000)));
    String destination = engine.destination("Local");

    Execution execution =
        engine.backup(engine.job(engine.source("Production"), List.of(destination), j -> {}));

    assertThat(execution.status())
        .as(engine.log(execution.id()))
        .isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(engine.backups(execution.id()).get(0).databases())
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(engine.stored(destination)).hasSize(names.size() + 1);
  }
}

package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.backup.Backup;
import io.dbackup.batch.harness.Engine;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.testing.storage.StorageFaults.Operation;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several databases, several destinations, and what remains when one of them fails. */
class SeveralPartsTest {
  private static final int MIB = 1 << 20;

  private final Engine engine = new Engine();
  private final String source = engine.source("Production");
  private final String first = engine.destination("First");
  private final String second = engine.destination("Second");

  @AfterEach
  void stop() {
    engine.close();
  }

  private void threeDatabases() {
    engine
        .databases()
        .with("blog", Engine.content(5 * MIB))
        .with("shop", Engine.content(9 * MIB))
        .with("wiki", Engine.content(2 * MIB));
  }

  @Test
  void severalDatabasesShouldMakeOneBackup() {
    threeDatabases();
    Execution execution =
        engine.backup(engine.job(source, List.of(first), job -> job.encryptWith(engine.profile())));

    assertThat(execution.status())
        .as(engine.log(execution.id()))
        .isEqualTo(ExecutionStatus.SUCCESS);
    String path = execution.path().orElseThrow();
    assertThat(engine.stored(first))
        .containsExactly(
            path + ".meta.json",
            path + "/blog.dump.zst.enc",
            path + "/shop.dump.zst.enc",
            path + "/wiki.dump.zst.enc");
    Backup backup = engine.backups(execution.id()).get(0);
    assertThat(backup.databases()).containsExactly("blog", "shop", "wiki");
    assertThat(backup.path()).isEqualTo(path);
  }

  @Test
  void aDatabaseThatFailsShouldNotStopTheOthers() {
    threeDatabases();
    engine.databases().dumpOf("shop").failAt(5 * MIB);

    Execution execution = engine.backup(engine.job(source, List.of(first), job -> {}));

    assertThat(execution.status())
        .as(engine.log(execution.id()))
        .isEqualTo(ExecutionStatus.PARTIAL);
    assertThat(execution.error().orElseThrow())
        .contains("Database \"shop\" failed: The dump broke off");
    String path = execution.path().orElseThrow();
    assertThat(engine.stored(first))
        .containsExactly(path + ".meta.json", path + "/blog.dump.zst", path + "/wiki.dump.zst");
    Backup backup = engine.backups(execution.id()).get(0);
    assertThat(backup.databases()).containsExactly("blog", "wiki");
    assertThat(backup.manifest()).contains("\"what\": \"shop\"");
  }

  @Test
  void aDatabaseThatIsMissingShouldBeSaid() {
    threeDatabases();
    Execution execution =
        engine.backup(
            engine.job(source, List.of(first), job -> job.limitTo(List.of("shop", "gone"))));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.PARTIAL);
    assertThat(execution.error().orElseThrow()).contains("gone").contains("does not exist");
    assertThat(engine.backups(execution.id()).get(0).databases()).containsExactly("shop");
  }

  @Test
  void aJobWhoseDatabasesAreAllMissingShouldFail() {
    threeDatabases();
    Execution execution =
        engine.backup(engine.job(source, List.of(first), job -> job.limitTo(List.of("gone"))));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow()).contains("gone");
  }

  @Test
  void somethingLeftOutShouldMakeTheBackupPartial() {
    engine.databases().with("shop", Engine.content(MIB));
    engine.databases().dumpOf("shop").leaveOut("table secret: permission denied");
    Execution execution = engine.backup(engine.job(source, List.of(first), job -> {}));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.PARTIAL);
    assertThat(execution.error().orElseThrow()).contains("table secret: permission denied");
    assertThat(execution.result().orElseThrow()).contains("table secret");
    assertThat(engine.log(execution.id())).contains("left out: table secret");
  }

  @Test
  void aWarningAloneShouldNotMakeTheBackupPartial() {
    engine.databases().with("shop", Engine.content(MIB));
    engine.databases().dumpOf("shop").warn("circular foreign keys");
    Execution execution = engine.backup(engine.job(source, List.of(first), job -> {}));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(engine.log(execution.id())).contains("circular foreign keys");
  }

  @Test
  void twoDestinationsShouldGetTheSameBackup() {
    threeDatabases();
    Execution execution = engine.backup(engine.job(source, List.of(first, second), job -> {}));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(engine.stored(first)).isEqualTo(engine.stored(second)).hasSize(4);
    assertThat(engine.backups(execution.id()))
        .extracting(Backup::destinationId)
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  void aDestinationThatFailsInTheMiddleShouldBeDroppedAndCleared() {
    threeDatabases();
    engine
        .storage()
        .faultsOf(engine.placeOf(second))
        .failFrom(Operation.WRITE, 6, AdapterFailure.NO_SPACE);
    Execution execution = engine.backup(engine.job(source, List.of(first, second), job -> {}));
    assertThat(execution.status())
        .as(engine.log(execution.id()))
        .isEqualTo(ExecutionStatus.PARTIAL);
    assertThat(execution.error().orElseThrow()).contains("Destination \"Second\" failed");
    assertThat(engine.stored(first)).hasSize(4);
    assertThat(engine.stored(second)).isEmpty();
    assertThat(engine.backups(execution.id())).hasSize(1);
  }

  @Test
  void aDestinationThatIsDownShouldNotStopTheOther() {
    engine.databases().with("shop", Engine.content(MIB));
    engine
        .storage()
        .faultsOf(engine.placeOf(first))
        .failFrom(Operation.OPEN, 1, AdapterFailure.RETRYABLE);
    Execution execution = engine.backup(engine.job(source, List.of(first, second), job -> {}));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.PARTIAL);
    assertThat(engine.stored(second)).hasSize(2);
  }

  @Test
  void aDestinationThatCannotConfirmShouldBeDroppedAndCleared() {
    engine.databases().with("shop", Engine.content(MIB));
    engine.storage().faultsOf(engine.placeOf(second)).truncateSilentlyAfter(100);
    Execution execution = engine.backup(engine.job(source, List.of(first, second), job -> {}));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.PARTIAL);
    assertThat(engine.stored(first)).hasSize(2);
    assertThat(engine.stored(second)).isEmpty();
  }
}

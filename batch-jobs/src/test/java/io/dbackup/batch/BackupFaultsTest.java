package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.batch.harness.Engine;
import io.dbackup.batch.run.ReadAhead;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.testing.storage.StorageFaults;
import io.dbackup.testing.storage.StorageFaults.Operation;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, a backup is never called a success and nothing half is visible. */
class BackupFaultsTest {
  private static final int MIB = 1 << 20;

  private final Engine engine = new Engine();
  private final String source = engine.source("Production");
  private final String destination = engine.destination("Local");
  private final StorageFaults faults = engine.storage().faultsOf(engine.placeOf(destination));

  @AfterEach
  void stop() {
    engine.close();
  }

  private Execution backup() {
    return engine.backup(engine.job(source, List.of(destination), job -> {}));
  }

  private void assertFailedAndClean(Execution execution, String reason) {
    assertThat(execution.status()).as(engine.log(execution.id())).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow()).contains(reason);
    assertThat(engine.backups(execution.id())).isEmpty();
    assertThat(engine.stored(destination)).isEmpty();
    assertThat(execution.leftovers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 4 * MIB, 17 * MIB + 3, 40 * MIB - 1})
  void aDumpThatBreaksOffShouldFailTheBackup(long offset) {
    engine.databases().with("shop", Engine.content(40 * MIB)).dumpOf("shop").failAt(offset);
    Execution execution = backup();
    assertFailedAndClean(execution, "The dump broke off");
    assertThat(execution.bytesDone())
        .as("whole blocks before it broke off")
        .isEqualTo(offset / ReadAhead.BLOCK_SIZE * ReadAhead.BLOCK_SIZE);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 4 * MIB, 39 * MIB})
  void aDumpThatEndsWithoutItsEndMarkShouldFailTheBackup(long offset) {
    engine.databases().with("shop", Engine.content(40 * MIB)).dumpOf("shop").endBadlyAt(offset);
    assertFailedAndClean(backup(), "without its end mark");
  }

  @Test
  void aVirtualMachineErrorInTheDumpShouldFailTheBackup() {
    engine.databases().with("shop", Engine.content(40 * MIB)).dumpOf("shop").errorAt(9 * MIB);
    assertFailedAndClean(backup(), "ran out of memory");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 7})
  void aWriteThatFailsShouldFailTheBackup(long call) {
    engine.databases().with("shop", Engine.content(40 * MIB));
    faults.failOnce(Operation.WRITE, call, AdapterFailure.RETRYABLE);
    assertFailedAndClean(backup(), "Scripted failure of WRITE");
  }

  @Test
  void aFullDiskShouldBeNamed() {
    engine.databases().with("shop", Engine.content(40 * MIB));
    faults.failFrom(Operation.WRITE, 5, AdapterFailure.NO_SPACE);
    assertFailedAndClean(backup(), "Destination \"Local\" failed");
  }

  @Test
  void aCommitThatFailsShouldFailTheBackup() {
    engine.databases().with("shop", Engine.content(MIB));
    faults.failOnce(Operation.COMMIT, 1, AdapterFailure.RETRYABLE);
    assertFailedAndClean(backup(), "Scripted failure of COMMIT");
  }

  @Test
  void aManifestThatCannotBeWrittenShouldFailTheBackup() {
    engine.databases().with("shop", Engine.content(MIB));
    faults.failOnce(Operation.COMMIT, 2, AdapterFailure.NO_SPACE);
    assertFailedAndClean(backup(), "Scripted failure of COMMIT");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aConfirmationThatFailsShouldFailTheBackup(long call) {
    engine.databases().with("shop", Engine.content(MIB));
    faults.failOnce(Operation.CONFIRM, call, AdapterFailure.INTEGRITY);
    assertFailedAndClean(backup(), "Scripted failure of CONFIRM");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1000, 3 * MIB})
  void aDestinationThatTruncatesSilentlyShouldBeFoundOut(long kept) {
    engine.databases().with("shop", Engine.content(20 * MIB));
    faults.truncateSilentlyAfter(kept);
    assertFailedAndClean(backup(), "Destination \"Local\" failed");
  }

  @Test
  void aDestinationThatTruncatesAndConfirmsAllTheSameShouldBeFoundOut() {
    engine.databases().with("shop", Engine.content(20 * MIB));
    faults.truncateSilentlyAfter(1000).lieAboutConfirm();
    assertFailedAndClean(backup(), "after");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 500_000})
  void aDestinationThatChangesAByteSilentlyShouldBeFoundOut(long offset) {
    engine.databases().with("shop", Engine.content(20 * MIB));
    faults.corruptSilentlyAt(offset);
    assertFailedAndClean(backup(), "Destination \"Local\" failed");
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"OPEN", "PING", "STAT"})
  void aDestinationThatCannotBeReachedShouldFailBeforeTheDump(Operation operation) {
    engine.databases().with("shop", Engine.content(MIB));
    faults.failFrom(operation, 1, AdapterFailure.RETRYABLE);
    Execution execution = backup();
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow()).contains("No destination can be used");
    assertThat(engine.log(execution.id())).doesNotContain("Dumping");
  }

  @Test
  void aMissingDumpToolShouldFailInWordsBeforeAnythingIsWritten() {
    engine.databases().with("shop", Engine.content(MIB)).withoutTool();
    Execution execution = backup();
    assertFailedAndClean(execution, "No dump tool is installed");
    assertThat(faults.calls(Operation.BEGIN)).isZero();
  }

  @Test
  void aSourceThatDoesNotAnswerShouldFailInWords() {
    engine.databases().unreachable();
    assertFailedAndClean(backup(), "The server does not answer");
  }

  @Test
  void aSourceWithoutDatabasesShouldFailInWords() {
    assertFailedAndClean(backup(), "shows no database");
  }

  @Test
  void anObjectThatCannotBeRemovedNowShouldBeRemovedLater() {
    engine.databases().with("shop", Engine.content(MIB));
    faults
        .failOnce(Operation.COMMIT, 2, AdapterFailure.RETRYABLE)
        .failFrom(Operation.DELETE, 1, AdapterFailure.RETRYABLE);
    Execution execution = backup();
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.leftovers()).isPresent();
    assertThat(engine.stored(destination)).hasSize(1);

    engine.storage().heal(engine.placeOf(destination));
    engine.recover();

    assertThat(engine.stored(destination)).isEmpty();
    assertThat(engine.execution(execution.id()).leftovers()).isEmpty();
  }
}

package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.backup.Backup;
import io.dbackup.backup.VerificationPlan;
import io.dbackup.batch.harness.Engine;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.job.Compression;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.testing.storage.StorageFaults.Operation;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verifications read every byte and say the truth. */
class VerifyJobTest {
  private static final int MIB = 1 << 20;

  private final Engine engine = new Engine();
  private final String destination = engine.destination("Local");
  private Backup backup;

  @AfterEach
  void stop() {
    engine.close();
  }

  private void makeABackup(Compression compression) {
    engine.databases().with("shop", Engine.content(6 * MIB));
    String job =
        engine.job(
            engine.source("Production"),
            List.of(destination),
            j -> j.compressWith(compression, null));
    backup = engine.backups(engine.backup(job).id()).get(0);
  }

  private Execution verify() {
    String plan = new VerificationPlan(destination, backup.path()).toJson();
    Execution execution = engine.finish(engine.queue(ExecutionType.VERIFICATION, plan));
    backup = engine.bean(BackupRepository.class).find(backup.id()).orElseThrow();
    return execution;
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void aSoundBackupShouldPass(Compression compression) {
    makeABackup(compression);
    Execution execution = verify();
    assertThat(execution.status())
        .as(engine.log(execution.id()))
        .isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(backup.verificationPassed()).contains(true);
    assertThat(execution.bytesDone()).isEqualTo(execution.bytesTotal()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void oneFlippedByteShouldBeFound(Compression compression) {
    makeABackup(compression);
    engine.changeByte(destination, backup.path(), -1);
    Execution execution = verify();
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(backup.verificationPassed()).contains(false);
    assertThat(backup.verificationError().orElseThrow()).contains(backup.path());
  }

  @Test
  void anUnreachableDestinationShouldSayNothingAboutTheBackup() {
    makeABackup(Compression.ZSTD);
    engine
        .storage()
        .faultsOf(engine.placeOf(destination))
        .failFrom(Operation.READ, 1, AdapterFailure.RETRYABLE);
    assertThat(verify().status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(backup.verificationPassed()).isEmpty();
  }
}

package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.backup.Backup;
import io.dbackup.backup.RestorePlan;
import io.dbackup.backup.RestorePlan.Mapping;
import io.dbackup.backup.RestorePlan.OnExisting;
import io.dbackup.backup.VerificationPlan;
import io.dbackup.batch.harness.Engine;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.persistence.BackupRepository;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A backup that is not encrypted and was made with another master key: its bytes can be checked,
 * its manifest cannot, and whoever is told a result is told both.
 */
class ForeignBackupTest {
  private static final byte[] SHOP = Engine.content(1 << 20);
  private static final String DOUBT = "could not be authenticated: it was made by another";

  private final Engine engine = new Engine();
  private final String source = engine.source("Production");
  private final String destination = engine.destination("Local");
  private Backup backup;

  @BeforeEach
  void makeABackupElsewhere() {
    engine.databases().with("shop", SHOP);
    Execution made = engine.backup(engine.job(source, List.of(destination), job -> {}));
    assertThat(made.status()).as(engine.log(made.id())).isEqualTo(ExecutionStatus.SUCCESS);
    backup = engine.backups(made.id()).get(0);
    engine.restartWithAnotherMasterKey();
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void aVerificationShouldSayThatTheBytesAreSoundAndTheManifestIsNotAuthenticated() {
    Execution verified = verify();

    assertThat(verified.status()).as(engine.log(verified.id())).isEqualTo(ExecutionStatus.PARTIAL);
    assertThat(verified.error().orElseThrow())
        .contains("Every byte is as the manifest says")
        .contains(DOUBT);
    assertThat(verified.result().orElseThrow()).contains("unauthenticated");
    assertThat(row().verificationPassed()).contains(true);
    assertThat(row().verificationError().orElseThrow()).contains(DOUBT);
  }

  @Test
  void damageShouldBeFoundAllTheSame() {
    engine.changeByte(destination, backup.path(), 1000);

    assertThat(verify().status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(row().verificationPassed()).contains(false);
  }

  @Test
  void aRestoreShouldNeedTheWordOfTheUser() {
    Execution refused = restore(false);

    assertThat(refused.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(refused.error().orElseThrow()).contains(DOUBT).contains("\"force\": true");
    assertThat(engine.databases().statements()).isEmpty();
  }

  @Test
  void aRestoreOnTheWordOfTheUserShouldRepeatWhatIsNotKnown() {
    Execution restored = restore(true);

    assertThat(restored.status()).as(engine.log(restored.id())).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(engine.databases().content("shop2")).contains(SHOP);
    assertThat(engine.log(restored.id())).contains("WARNING").contains(DOUBT);
    assertThat(restored.result().orElseThrow()).contains(DOUBT);
  }

  @Test
  void aDamagedBackupShouldNotBeRestoredOnAnybodysWord() {
    engine.changeByte(destination, backup.path(), 1000);

    Execution restored = restore(true);

    assertThat(restored.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(engine.databases().statements()).isEmpty();
  }

  private Execution verify() {
    String plan = new VerificationPlan(destination, backup.path()).toJson();
    return engine.finish(engine.queue(ExecutionType.VERIFICATION, plan));
  }

  private Execution restore(boolean force) {
    RestorePlan plan =
        new RestorePlan(
            destination,
            backup.path(),
            source,
            List.of(new Mapping("shop", "shop2")),
            Optional.empty(),
            true,
            OnExisting.REPLACE,
            force);
    return engine.finish(engine.queue(ExecutionType.RESTORE, plan.toJson()));
  }

  private Backup row() {
    return engine.bean(BackupRepository.class).find(backup.id()).orElseThrow();
  }
}

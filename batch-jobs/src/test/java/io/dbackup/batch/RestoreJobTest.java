package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.backup.Backup;
import io.dbackup.backup.RestorePlan;
import io.dbackup.backup.RestorePlan.Mapping;
import io.dbackup.backup.RestorePlan.OnExisting;
import io.dbackup.batch.harness.Engine;
import io.dbackup.batch.harness.LoadScript;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.JobRepository;
import io.dbackup.persistence.ProfileRepository;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.testing.storage.StorageFaults.Operation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Restores of one encrypted backup of two databases. */
class RestoreJobTest {
  private static final int MIB = 1 << 20;
  private static final byte[] SHOP = Engine.content(13 * MIB);
  private static final byte[] WIKI = Engine.content(2 * MIB);

  private final Engine engine = new Engine();
  private final String source = engine.source("Production");
  private final String destination = engine.destination("Local");
  private Backup backup;

  @BeforeEach
  void makeABackup() {
    engine.databases().with("shop", SHOP).with("wiki", WIKI);
    String profile = engine.profile();
    Execution made =
        engine.backup(engine.job(source, List.of(destination), job -> job.encryptWith(profile)));
    assertThat(made.status()).as(engine.log(made.id())).isEqualTo(ExecutionStatus.SUCCESS);
    backup = engine.backups(made.id()).get(0);
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private String queue(List<Mapping> mapping, boolean safetyCopy, OnExisting onExisting) {
    RestorePlan plan =
        new RestorePlan(
            destination,
            backup.path(),
            source,
            mapping,
            Optional.empty(),
            safetyCopy,
            onExisting,
            false);
    return engine.queue(ExecutionType.RESTORE, plan.toJson());
  }

  private Execution restore(String original, String target) {
    return engine.finish(queue(List.of(new Mapping(original, target)), true, OnExisting.REPLACE));
  }

  @Test
  void severalDatabasesShouldComeBackUnderNewNames() {
    Execution restored =
        engine.finish(
            queue(
                List.of(new Mapping("shop", "shop2"), new Mapping("wiki", "wiki2")),
                true,
                OnExisting.REPLACE));
    assertThat(restored.status()).as(engine.log(restored.id())).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(restored.bytesDone()).isEqualTo(restored.bytesTotal()).isPositive();
    assertThat(engine.databases().content("shop2")).contains(SHOP);
    assertThat(engine.databases().content("wiki2")).contains(WIKI);
    assertThat(engine.databases().content("shop")).contains(SHOP);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, MIB, -1})
  void aDamagedBackupShouldFailBeforeTheFirstStatement(int offset) {
    engine.changeByte(destination, backup.path() + "/shop.dump.zst.enc", offset);
    Execution restored = restore("shop", "shop");
    assertThat(restored.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(restored.error().orElseThrow()).contains("no target was touched");
    assertThat(engine.databases().statements()).isEmpty();
    assertThat(engine.databases().content("shop")).contains(SHOP);
  }

  @Test
  void aChangedManifestShouldFailBeforeTheFirstStatement() {
    engine.changeByte(destination, backup.path() + ".meta.json", 40);
    Execution restored = restore("shop", "shop2");
    assertThat(restored.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(engine.databases().statements()).isEmpty();
  }

  @Test
  void anExistingTargetShouldBeCopiedAndThenReplaced() {
    byte[] today = Engine.content(3 * MIB);
    engine.databases().with("shop", today);
    Execution restored = restore("shop", "shop");
    assertThat(restored.status()).as(engine.log(restored.id())).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(engine.databases().content("shop")).contains(SHOP);

    Backup copy = engine.backups(restored.id()).get(0);
    assertThat(copy.locked()).isTrue();
    assertThat(copy.safetyCopy()).isTrue();
    assertThat(copy.destinationId()).isEqualTo(destination);
    assertThat(copy.plainSize()).isEqualTo(today.length);
    assertThat(engine.log(restored.id())).contains(copy.path());
    assertThat(restored.result().orElseThrow()).contains(copy.path());

    backup = engine.bean(BackupRepository.class).find(copy.id()).orElseThrow();
    restore("shop", "yesterday");
    assertThat(engine.databases().content("yesterday")).contains(today);
  }

  @Test
  void theSafetyCopyShouldBeMadeWithTheKeyThatOpensTheBackupThoughItHasAnotherIdNow() {
    String again = importKeysAgain();
    Execution restored = restore("shop", "shop");
    assertThat(restored.status()).as(engine.log(restored.id())).isEqualTo(ExecutionStatus.SUCCESS);
    Backup copy = engine.backups(restored.id()).get(0);
    assertThat(copy.encryptionProfileId()).contains(again);
    assertThat(copy.openedBy()).contains(again);
  }

  /** As when the vault was lost and its key imported from the recovery kit. */
  private String importKeysAgain() {
    String again = engine.profile();
    engine.inTransaction(
        () -> {
          ProfileRepository profiles = engine.bean(ProfileRepository.class);
          String old = backup.openedBy().orElseThrow();
          engine.bean(BackupRepository.class).handOver(old, again);
          engine.bean(JobRepository.class).all().forEach(job -> job.encryptWith(null));
          profiles.remove(profiles.find(old).orElseThrow());
        });
    return again;
  }

  @Test
  void aTargetShouldStayUntouchedWhenItsSafetyCopyFails() {
    engine.databases().dumpOf("shop").failAt(5 * MIB);
    Execution restored = restore("shop", "shop");
    assertThat(restored.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(restored.error().orElseThrow()).contains("no target was touched");
    assertThat(engine.databases().statements()).isEmpty();
    assertThat(engine.backups(restored.id())).isEmpty();
    assertThat(engine.stored(destination)).hasSize(3);
  }

  @Test
  void aTargetShouldStayUntouchedWhenItsSafetyCopyCannotBeStored() {
    engine
        .storage()
        .faultsOf(engine.placeOf(destination))
        .failFrom(Operation.WRITE, 5, AdapterFailure.NO_SPACE);
    Execution restored = restore("shop", "shop");
    assertThat(restored.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(engine.databases().statements()).isEmpty();
    assertThat(engine.stored(destination)).hasSize(3);
  }

  @Test
  void anExistingTargetShouldBeRefusedWhenAskedFor() {
    Execution restored =
        engine.finish(queue(List.of(new Mapping("shop", "shop")), true, OnExisting.FAIL));
    assertThat(restored.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(engine.databases().statements()).isEmpty();
  }

  @Test
  void aLoadThatFailsShouldSayWhatStateTheTargetIsIn() {
    engine.databases().loadOf("shop2").failAt(6 * MIB);
    Execution restored = restore("shop", "shop2");
    assertThat(restored.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(restored.error().orElseThrow())
        .contains("The load broke off")
        .contains("is as it was before");
    assertThat(engine.databases().statements()).containsExactly("begin shop2", "undo shop2");
  }

  @Test
  void aLoadToolThatEndsBadlyShouldFailTheRestore() {
    engine.databases().loadOf("shop2").endBadly();
    assertThat(restore("shop", "shop2").status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(engine.databases().content("shop2")).isEmpty();
  }

  @Test
  void oneOfTwoDatabasesThatFailsShouldMakeTheRestorePartial() {
    engine.databases().loadOf("wiki2").endBadly();
    Execution restored =
        engine.finish(
            queue(
                List.of(new Mapping("shop", "shop2"), new Mapping("wiki", "wiki2")),
                true,
                OnExisting.REPLACE));
    assertThat(restored.status()).isEqualTo(ExecutionStatus.PARTIAL);
    assertThat(restored.error().orElseThrow()).contains("wiki2");
    assertThat(engine.databases().content("shop2")).contains(SHOP);
  }

  @Test
  void cancellingShouldEndABlockedLoadUndoItAndSaySo() throws Exception {
    LoadScript load = engine.databases().loadOf("shop2").stallAt(5 * MIB);
    String id = queue(List.of(new Mapping("shop", "shop2")), true, OnExisting.REPLACE);
    engine.bean(ExecutionStarter.class).startWaiting();
    load.awaitStall();
    engine.cancel(id);
    Execution restored = engine.await(id);
    assertThat(restored.status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(restored.error().orElseThrow()).contains("is as it was before");
    assertThat(engine.databases().statements()).containsExactly("begin shop2", "undo shop2");
  }

  @Test
  void aLoadThatFailsOverAnExistingDatabaseShouldNameItsSafetyCopyOnce() {
    engine.databases().loadOf("shop").failAt(6 * MIB);
    Execution restored = restore("shop", "shop");
    assertThat(restored.status()).isEqualTo(ExecutionStatus.FAILED);
    Backup copy = engine.backups(restored.id()).get(0);
    assertThat(copy.safetyCopy()).isTrue();
    assertThat(restored.error().orElseThrow())
        .contains("The load broke off")
        .containsOnlyOnce("is kept in the safety copy \"" + copy.path() + "\"");
  }

  @Test
  void cancellingALoadOverAnExistingDatabaseShouldNameItsSafetyCopy() throws Exception {
    LoadScript load = engine.databases().loadOf("shop").stallAt(5 * MIB);
    String id = queue(List.of(new Mapping("shop", "shop")), true, OnExisting.REPLACE);
    engine.bean(ExecutionStarter.class).startWaiting();
    load.awaitStall();
    engine.cancel(id);
    Execution restored = engine.await(id);
    assertThat(restored.status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(restored.error().orElseThrow())
        .containsOnlyOnce("safety copy \"" + engine.backups(id).get(0).path() + "\"");
  }

  @Test
  void aStuckLoadShouldFailNamingTheStage() throws Exception {
    engine.settings().put("dbackup.stall-timeout", "1");
    engine.restart();
    LoadScript load = engine.databases().loadOf("shop2").stallAt(5 * MIB);
    String id = queue(List.of(new Mapping("shop", "shop2")), true, OnExisting.REPLACE);
    engine.bean(ExecutionStarter.class).startWaiting();
    load.awaitStall();
    Execution restored = engine.await(id);
    assertThat(restored.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(restored.error().orElseThrow())
        .contains("stage Restoring")
        .contains("is as it was before");
  }

  @Test
  void credentialsShouldBeGoneWhenTheRestoreHasEndedBadly() {
    RestorePlan plan =
        new RestorePlan(
            destination,
            backup.path(),
            source,
            List.of(new Mapping("gone", "x")),
            Optional.of("sealed credentials"),
            true,
            OnExisting.REPLACE,
            false);
    Execution restored = engine.finish(engine.queue(ExecutionType.RESTORE, plan.toJson()));
    assertThat(restored.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(restored.parameters().orElseThrow()).doesNotContain("sealed credentials");
  }
}

package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.backup.Backup;
import io.dbackup.catalogue.SampleBackup;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.vault.EncryptionProfile;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last key that opens a stored backup stays, whatever its profile is called. */
class VaultServiceTest {
  private static final String PATH = "nightly/shop.dump.enc";
  private static final String KEY = SampleBackup.profileKey().toHex();

  private static TestPersistence database;

  private StorageRoom room;

  @BeforeAll
  static void openDatabase() {
    database = new TestPersistence();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void emptyTheVault() {
    room = new StorageRoom(database);
    room.sample.forgetKeys();
  }

  @Test
  void aKeyImportedUnderAnotherIdShouldBeTiedToTheBackupsThatWaitedForIt() {
    findABackup();

    String imported = importKey("Key again", KEY);

    assertThat(row().openedBy()).contains(imported);
    assertThat(row().encryptionProfileId()).contains(SampleBackup.PROFILE);
    assertKept(imported);
  }

  @Test
  void aBackupThatIsNotTiedYetShouldKeepItsKeyAllTheSame() {
    String imported = importKey("Key again", KEY);
    findABackup();

    assertKept(imported);
  }

  @Test
  void aProfileThatABackupNamesShouldStayThoughItsManifestIsDamaged() {
    Backup changed = SampleBackup.at(PATH).with("shop", dump()).encrypted().store(destination());
    room.sample.profileKeys().seal(SampleBackup.PROFILE, SampleBackup.instanceKey());
    database.transaction(
        () -> {
          database.backups().add(changed);
          database
              .profiles()
              .add(
                  new EncryptionProfile(
                      SampleBackup.PROFILE, "P", null, "x", room.clock().instant()));
        });

    assertKept(SampleBackup.PROFILE);
  }

  @Test
  void aKeyThatOpensNothingShouldBeDeleted() {
    findABackup();
    String other = importKey("Other", "55".repeat(32));

    delete(other);

    assertThat(database.profiles().find(other)).isEmpty();
    assertThat(row().openedBy()).isEmpty();
  }

  @Test
  void aKeyShouldBeDeletedWhenItsLastBackupIsGone() {
    findABackup();
    String imported = importKey("Key again", KEY);
    database.transaction(() -> database.backups().remove(row()));

    delete(imported);

    assertThat(database.profiles().find(imported)).isEmpty();
  }

  @Test
  void oneOfTwoProfilesWithTheSameKeyShouldBeDeletedAndTheLastOneKept() {
    findABackup();
    String first = importKey("First", KEY);
    String second = importKey("Second", KEY);

    delete(first);

    assertThat(row().openedBy()).contains(second);
    assertKept(second);
  }

  @Test
  void twoPeopleShouldNotDeleteBothProfilesOfAKeyAtOnce() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 10; round++) {
        emptyTheVault();
        findABackup();
        CyclicBarrier together = new CyclicBarrier(2);
        List<Callable<Object>> deletions =
            List.of(
                deletion(importKey("First", KEY), together),
                deletion(importKey("Second", KEY), together));
        long refused =
            people.invokeAll(deletions).stream()
                .filter(
                    done -> {
                      try {
                        return done.get() instanceof BackupException;
                      } catch (Exception e) {
                        throw new IllegalStateException(e);
                      }
                    })
                .count();

        assertThat(refused).isEqualTo(1);
        assertThat(database.profiles().all())
            .singleElement()
            .satisfies(left -> assertThat(row().openedBy()).contains(left.id()));
      }
    } finally {
      people.shutdownNow();
    }
  }

  /** Gives the refusal, or nothing. */
  private Callable<Object> deletion(String profileId, CyclicBarrier together) {
    return () -> {
      together.await();
      try {
        delete(profileId);
        return Optional.empty();
      } catch (BackupException e) {
        return e;
      }
    };
  }

  @Test
  void theDatabaseItselfShouldKeepAProfileThatABackupDependsOn() {
    findABackup();
    String imported = importKey("Key again", KEY);

    assertThatThrownBy(
            () ->
                database.transaction(
                    () ->
                        database
                            .profiles()
                            .remove(database.profiles().find(imported).orElseThrow())))
        .hasStackTraceContaining("BACKUP_OPENED_BY_KNOWN");
  }

  private void findABackup() {
    room.store(SampleBackup.at(PATH).with("shop", dump()).encrypted());
  }

  private static byte[] dump() {
    return SampleBackup.dump(3000);
  }

  private io.dbackup.catalogue.MemoryDestination destination() {
    return room.sample.destination;
  }

  private Backup row() {
    return database.backups().at(SampleBackup.DESTINATION, PATH).orElseThrow();
  }

  private String importKey(String name, String hex) {
    return database.transaction(
        () -> service().create(name, null, Optional.of(hex), Optional.empty()).id());
  }

  private void delete(String profileId) {
    database.transaction(() -> service().delete(profileId));
  }

  private void assertKept(String profileId) {
    assertThatThrownBy(() -> delete(profileId))
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.CONFLICT))
        .hasMessageContaining("1 stored backup");
    assertThat(database.profiles().find(profileId)).isPresent();
  }

  private VaultService service() {
    VaultService service = new VaultService();
    service.profiles = database.profiles();
    service.keys = room.sample.profileKeys();
    service.jobs = database.jobs();
    service.use = room.sample.profileUse(database.backups(), database.profiles());
    service.executions = database.executions();
    service.audit = room.audit();
    service.clock = room.clock();
    return service;
  }
}

package io.dbackup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.backup.Backup;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.spi.AdapterException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupDeletionTest {
  private final SampleCatalogue sample = new SampleCatalogue();
  private final MemoryDestination destination = sample.destination;
  private final BackupDeletion deletion = new BackupDeletion(sample.connections());
  private final Backup backup =
      SampleBackup.at("nightly/run")
          .with("a", SampleBackup.dump(10))
          .with("b", SampleBackup.dump(20))
          .store(destination);

  @BeforeEach
  void addForeignFiles() {
    destination.objects.put("nightly/run2", new byte[1]);
    destination.objects.put("nightly/run/foreign.txt", new byte[1]);
  }

  @Test
  void nothingButTheBackupShouldBeGone() {
    deletion.delete(SampleCatalogue.config(), backup);

    assertThat(destination.objects).containsOnlyKeys("nightly/run2", "nightly/run/foreign.txt");
  }

  @Test
  void whatIsGoneAlreadyShouldNotBeAnError() {
    deletion.delete(SampleCatalogue.config(), backup);
    deletion.delete(SampleCatalogue.config(), backup);

    assertThat(destination.objects).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nightly/run/b.dump", "nightly/run.meta.json"})
  void aDestinationThatOnlyPretendsToDeleteShouldBeFoundOut(String kept) {
    destination.undeletable.add(kept);

    assertThatThrownBy(() -> deletion.delete(SampleCatalogue.config(), backup))
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.EXTERNAL))
        .hasMessageContaining(kept);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aDeletionThatBreaksOffShouldLeaveNothingThatLooksLikeABackup(int deletions) {
    destination.deletionsBeforeFailure = deletions;

    assertThatThrownBy(() -> deletion.delete(SampleCatalogue.config(), backup))
        .isInstanceOf(AdapterException.class);
    assertThat(destination.objects).doesNotContainKey("nightly/run.meta.json");
  }
}

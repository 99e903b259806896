package io.dbackup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbackup.backup.Backup;
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

    PartialDeletionException failure = failure();

    assertThat(failure.category()).isEqualTo(ErrorCategory.EXTERNAL);
    assertThat(failure).hasMessageContaining(kept).hasMessageNotContaining("a.dump");
    assertThat(failure.damage().orElseThrow()).contains(kept);
  }

  @Test
  void aDestinationThatDeletesNothingShouldLeaveTheBackupWhole() {
    destination.undeletable.addAll(destination.objects.keySet());

    assertThat(failure().damage()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aDeletionThatBreaksOffShouldSayWhatIsLeftAndLeaveNothingThatLooksLikeABackup(int deletions) {
    destination.deletionsBeforeFailure = deletions;

    PartialDeletionException failure = failure();

    assertThat(failure).hasMessageContaining("connection was lost").hasMessageContaining("b.dump");
    assertThat(failure.damage()).isPresent();
    assertThat(destination.objects).doesNotContainKey("nightly/run.meta.json");
    destination.deletionsBeforeFailure = -1;
    nothingButTheBackupShouldBeGone();
  }

  @Test
  void aDeletionThatFailsAtItsFirstObjectShouldLeaveTheBackupWhole() {
    destination.deletionsBeforeFailure = 0;

    assertThat(failure().damage()).isEmpty();
    assertThat(destination.objects).hasSize(5);
  }

  @Test
  void aDestinationThatCannotBeLookedAtAfterwardsShouldNotCountAsEmpty() {
    destination.deletionsBeforeSilence = 3;

    PartialDeletionException failure = failure();

    assertThat(failure).hasMessageContaining("not known");
    assertThat(failure.damage()).isPresent();
  }

  @Test
  void aDestinationThatDoesNotAnswerShouldKeepEverything() {
    destination.reachable = false;

    assertThatThrownBy(() -> deletion.delete(SampleCatalogue.config(), backup))
        .isInstanceOf(AdapterException.class);
    assertThat(destination.objects).hasSize(5);
  }

  private PartialDeletionException failure() {
    return catchThrowableOfType(
        PartialDeletionException.class, () -> deletion.delete(SampleCatalogue.config(), backup));
  }
}

package io.dbackup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.backup.Backup;
import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.pipeline.DamagedBackupException;
import io.dbackup.spi.storage.StoragePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestPlaceTest {
  private static final String FOLDER = "nightly/run";

  @Test
  void aManifestInItsPlaceShouldPass() {
    assertThatCode(() -> ManifestPlace.require(folder(), FOLDER)).doesNotThrowAnyException();
  }

  @Test
  void aManifestThatWasCopiedElsewhereShouldBeRefused() {
    assertThatThrownBy(() -> ManifestPlace.require(folder(), "nightly/other"))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining(FOLDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nightly/other/shop.dump",
        "nightly/run/../other.dump",
        "nightly/run/deeper/shop.dump",
        "nightly/run",
        "nightly/run/a.dump",
        "nightly/runaway.dump",
        "/etc/passwd"
      })
  void aManifestThatClaimsAForeignObjectShouldBeRefused(String claimed) {
    assertThatThrownBy(() -> ManifestPlace.require(claiming(claimed), FOLDER))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining(claimed);
  }

  @Test
  void onlyNamesWithTheSuffixShouldBeManifests() {
    assertThat(ManifestPlace.backupPath(StoragePath.of("a/b.dump.meta.json"))).contains("a/b.dump");
    assertThat(ManifestPlace.backupPath(StoragePath.of("a/b.json"))).isEmpty();
    assertThat(ManifestPlace.backupPath(StoragePath.of("a/.meta.json"))).isEmpty();
    assertThat(ManifestPlace.backupPath(StoragePath.of(".meta.json"))).isEmpty();
  }

  private static BackupManifest folder() {
    Backup backup =
        SampleBackup.at(FOLDER)
            .with("a", SampleBackup.dump(10))
            .with("b", SampleBackup.dump(20))
            .store(new MemoryDestination());
    return SampleBackup.manifest(backup);
  }

  private static BackupManifest claiming(String path) {
    BackupManifest genuine = folder();
    List<ObjectEntry> objects = new ArrayList<>(genuine.objects());
    ObjectEntry second = objects.get(1);
    objects.set(
        1, new ObjectEntry(2, "b", path, second.format(), second.digests(), Map.of(), List.of()));
    return new BackupManifest(
        genuine.backupId(),
        genuine.path(),
        genuine.createdAt(),
        genuine.job(),
        genuine.execution(),
        genuine.source(),
        genuine.tool(),
        genuine.compression(),
        genuine.compressionLevel(),
        genuine.encryption(),
        objects,
        List.of());
  }
}

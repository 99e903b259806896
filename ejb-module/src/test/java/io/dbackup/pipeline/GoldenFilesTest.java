package io.dbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Backups written by earlier releases must be readable for ever. The files were made once by {@link
 * GoldenFiles}; they are never made again, also not when this program would write them differently
 * today.
 */
class GoldenFilesTest {
  private static final Path VERSION_1 = Path.of("src/test/resources/golden/v1");

  static List<String> objects() {
    return Stream.of("", ".gz", ".zst")
        .flatMap(suffix -> Stream.of("shop.sql" + suffix, "shop.sql" + suffix + ".enc"))
        .toList();
  }

  @Test
  void everyGoldenFileShouldBeTestedHere() throws IOException {
    try (Stream<Path> files = Files.list(VERSION_1)) {
      List<String> expected =
          objects().stream().flatMap(name -> Stream.of(name, name + ".meta.json")).toList();
      assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("objects")
  void aGoldenBackupShouldBeRestoredByItsManifest(String name) throws IOException {
    BackupManifest manifest = manifest(name);
    assertThat(manifest.path()).isEqualTo("golden/" + name);
    assertThat(manifest.encryption().isPresent()).isEqualTo(name.endsWith(".enc"));
    ObjectEntry object = manifest.objects().get(0);
    ObjectContext context =
        new ObjectContext(
            manifest.backupId(),
            object.ordinal(),
            object.database(),
            manifest.source().adapterId(),
            manifest.compression(),
            manifest.createdAt());
    StageChain chain = chain(manifest, context);
    try (InputStream stored = Files.newInputStream(VERSION_1.resolve(name));
        ChainInput plain = chain.decode(stored, Optional.of(object.digests()))) {
      assertThat(plain.readAllBytes()).isEqualTo(Files.readAllBytes(VERSION_1.resolve("shop.sql")));
      assertThat(plain.digests()).isEqualTo(object.digests());
    }
  }

  @ParameterizedTest
  @MethodSource("objects")
  void anEncryptedGoldenObjectShouldBeReadableWithoutItsManifest(String name) throws IOException {
    if (!name.endsWith(".enc")) {
      return;
    }
    Path file = VERSION_1.resolve(name);
    EncryptionHeader header;
    try (InputStream stored = Files.newInputStream(file)) {
      header = EncryptionHeader.read(stored);
    }
    assertThat(header.profileId()).isEqualTo(Samples.PROFILE);
    assertThat(header.acceptsKey(Samples.KEY)).isTrue();
    assertThat(header.acceptsKey(Samples.OTHER_KEY)).isFalse();
    assertThat(header.context().database()).isEqualTo("shop");
    StageChain chain = chain(manifest(name), header.context());
    try (InputStream stored = Files.newInputStream(file);
        ChainInput plain = chain.decode(stored, Optional.empty())) {
      assertThat(plain.readAllBytes()).isEqualTo(Files.readAllBytes(VERSION_1.resolve("shop.sql")));
    }
  }

  private static BackupManifest manifest(String name) throws IOException {
    try (InputStream stored = Files.newInputStream(VERSION_1.resolve(name + ".meta.json"))) {
      ManifestDocument document = ManifestCodec.read(stored);
      return document.verify(
          document.keyName().equals("instance") ? Samples.OTHER_KEY : Samples.KEY);
    }
  }

  private static StageChain chain(BackupManifest manifest, ObjectContext context) {
    return StageChain.of(
        manifest.path(),
        manifest.compression(),
        manifest.compressionLevel().orElse(0),
        manifest.encryption().map(e -> new EncryptionStage(Samples.KEY, e.profileId(), context)));
  }
}

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
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path PLAIN = GOLDEN.resolve("v1/shop.sql");

  /** Of later versions only what earlier ones did not have. */
  static List<Path> objects() {
    return Stream.of(
            "v1/shop.sql",
            "v1/shop.sql.enc",
            "v1/shop.sql.gz",
            "v1/shop.sql.gz.enc",
            "v1/shop.sql.zst",
            "v1/shop.sql.zst.enc",
            "v2/shop.sql.enc")
        .map(GOLDEN::resolve)
        .toList();
  }

  @Test
  void everyGoldenFileShouldBeTestedHere() throws IOException {
    List<Path> expected =
        objects().stream().flatMap(file -> Stream.of(file, manifestOf(file))).toList();
    try (Stream<Path> files = Files.walk(GOLDEN, 2)) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("shop.")))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void theNewestManifestShouldBeAmongThem() throws IOException {
    Path newest = GOLDEN.resolve("v2/shop.sql.enc");
    assertThat(manifest(newest).formatVersion()).isEqualTo(BackupManifest.NEWEST_FORMAT_VERSION);
  }

  @ParameterizedTest
  @MethodSource("objects")
  void aGoldenBackupShouldBeRestoredByItsManifest(Path file) throws IOException {
    String name = file.getFileName().toString();
    BackupManifest manifest = manifest(file);
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
    try (InputStream stored = Files.newInputStream(file);
        ChainInput plain = chain.decode(stored, Optional.of(object.digests()))) {
      assertThat(plain.readAllBytes()).isEqualTo(Files.readAllBytes(PLAIN));
      assertThat(plain.digests()).isEqualTo(object.digests());
    }
  }

  @ParameterizedTest
  @MethodSource("objects")
  void anEncryptedGoldenObjectShouldBeReadableWithoutItsManifest(Path file) throws IOException {
    if (!file.toString().endsWith(".enc")) {
      return;
    }
    EncryptionHeader header;
    try (InputStream stored = Files.newInputStream(file)) {
      header = EncryptionHeader.read(stored);
    }
    assertThat(header.profileId()).isEqualTo(Samples.PROFILE);
    assertThat(header.acceptsKey(Samples.KEY)).isTrue();
    assertThat(header.acceptsKey(Samples.OTHER_KEY)).isFalse();
    assertThat(header.context().database()).isEqualTo("shop");
    StageChain chain = chain(manifest(file), header.context());
    try (InputStream stored = Files.newInputStream(file);
        ChainInput plain = chain.decode(stored, Optional.empty())) {
      assertThat(plain.readAllBytes()).isEqualTo(Files.readAllBytes(PLAIN));
    }
  }

  private static Path manifestOf(Path file) {
    return file.resolveSibling(file.getFileName() + BackupManifest.PATH_SUFFIX);
  }

  private static BackupManifest manifest(Path file) throws IOException {
    try (InputStream stored = Files.newInputStream(manifestOf(file))) {
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

package io.dbackup.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.job.Compression;
import io.dbackup.pipeline.StoredSamples;
import io.dbackup.recovery.UnpackedKit.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each program of the recovery kit must do, run as a process on backups that the pipeline
 * stored.
 */
abstract class RecoveryProgramContract {
  private static final byte[] PLAIN = StoredSamples.text(200_000);
  private static final byte[] NOISE = StoredSamples.random(200_000);

  @TempDir Path temp;

  /** The command that runs the program of a kit. */
  abstract List<String> program(UnpackedKit kit);

  @Test
  void everyCompressionShouldBeDecrypted() throws Exception {
    for (Compression compression : Compression.values()) {
      Path stored = store("a b " + compression + ".sql", compression, PLAIN);
      Outcome outcome = decrypt(stored);
      assertThat(outcome.output()).contains("OK").contains("equal to the manifest");
      assertThat(outcome.status()).isZero();
      assertThat(plainOf(stored, compression)).isEqualTo(PLAIN);
    }
    assertNoPartialFiles();
  }

  @ParameterizedTest
  @CsvSource({"v1, NONE", "v1, GZIP", "v1, ZSTD", "v2, NONE"})
  void backupsOfEveryFormatVersionShouldBeDecrypted(String version, Compression compression)
      throws Exception {
    Path golden = Path.of("src/test/resources/golden");
    Path original = golden.resolve(version + "/shop.sql" + compression.fileSuffix() + ".enc");
    Path stored = temp.resolve(original.getFileName());
    Files.copy(original, stored);
    Files.copy(manifestOf(original), manifestOf(stored));
    assertThat(decrypt(stored).output()).contains("equal to the manifest");
    assertThat(plainOf(stored, compression))
        .isEqualTo(Files.readAllBytes(golden.resolve("v1/shop.sql")));
  }

  @Test
  void segmentBordersShouldBeDecrypted() throws Exception {
    List<Path> stored = new ArrayList<>();
    for (int size : new int[] {0, 1, 65_519, 65_520, 65_521, 131_040}) {
      stored.add(store("size" + size + ".sql", Compression.NONE, Arrays.copyOf(NOISE, size)));
    }
    assertThat(decrypt(stored.toArray(Path[]::new)).status()).isZero();
    for (Path file : stored) {
      Path plain = Path.of(file.toString().replace(".enc", ""));
      int size = (int) Files.size(plain);
      assertThat(plain.getFileName().toString()).isEqualTo("size" + size + ".sql");
      assertThat(Files.readAllBytes(plain)).isEqualTo(Arrays.copyOf(NOISE, size));
    }
  }

  @Test
  void aFolderOfSeveralDatabasesShouldBeDecryptedWhole() throws Exception {
    Path folder = StoredSamples.storeFolder(temp, Compression.GZIP, PLAIN, NOISE);
    Outcome outcome = decrypt(folder);
    assertThat(outcome.output()).contains("equal to the manifest");
    assertThat(outcome.status()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("shop.sql"))).isEqualTo(PLAIN);
    assertThat(Files.readAllBytes(folder.resolve("crm.sql"))).isEqualTo(NOISE);
  }

  @Test
  void aMissingFileOfAFolderShouldFailAndTheOthersBeDecrypted() throws Exception {
    Path folder = StoredSamples.storeFolder(temp, Compression.NONE, PLAIN, NOISE);
    Files.delete(folder.resolve("crm.sql.enc"));
    assertFailed(decrypt(folder), "crm.sql.enc");
    assertThat(Files.readAllBytes(folder.resolve("shop.sql"))).isEqualTo(PLAIN);
  }

  @Test
  void swappedFilesOfAFolderShouldFail() throws Exception {
    Path folder = StoredSamples.storeFolder(temp, Compression.NONE, PLAIN, NOISE);
    Path aside = folder.resolve("aside");
    Files.move(folder.resolve("crm.sql.enc"), aside);
    Files.move(folder.resolve("shop.sql.enc"), folder.resolve("crm.sql.enc"));
    Files.move(aside, folder.resolve("shop.sql.enc"));
    assertFailed(decrypt(folder), "foreign");
    assertThat(folder.resolve("shop.sql")).doesNotExist();
    assertThat(folder.resolve("crm.sql")).doesNotExist();
  }

  @Test
  void aForeignFileUnderTheRightNameShouldFail() throws Exception {
    Path stored = store("mine.sql", Compression.NONE, PLAIN);
    Path other = StoredSamples.store(temp, "other.sql", "backup-2", Compression.NONE, NOISE);
    Files.write(stored, Files.readAllBytes(other));
    assertRefused(stored, "foreign");
  }

  @Test
  void aLostManifestShouldLoseNoData() throws Exception {
    Path stored = store("alone.sql", Compression.GZIP, PLAIN);
    Files.delete(manifestOf(stored));
    Outcome outcome = decrypt(stored);
    assertThat(outcome.output()).contains("no manifest");
    assertThat(outcome.status()).isZero();
    assertThat(plainOf(stored, Compression.GZIP)).isEqualTo(PLAIN);
  }

  @Test
  void aChangedManifestShouldFailUnlessIgnored() throws Exception {
    Path stored = store("changed.sql", Compression.NONE, PLAIN);
    String manifest = Files.readString(manifestOf(stored));
    Files.writeString(manifestOf(stored), manifest.replace("Nightly", "Weekly"));
    assertRefused(stored, "manifest was changed");
    Files.writeString(manifestOf(stored), manifest.substring(0, manifest.length() - 5));
    assertRefused(stored, "--ignore-manifest");
    UnpackedKit kit = kit(StoredSamples.KEY.toHex());
    assertThat(run(kit, "--ignore-manifest", stored.toString()).status()).isZero();
    assertThat(plainOf(stored, Compression.NONE)).isEqualTo(PLAIN);
  }

  @Test
  void anyDamageShouldFailAndLeaveNothing() throws Exception {
    byte[] whole = Files.readAllBytes(store("whole.sql", Compression.NONE, NOISE));
    int header = (whole[10] & 0xff) << 8 | whole[11] & 0xff;
    List<Path> damaged = new ArrayList<>();
    for (int position :
        new int[] {0, 8, 13, 20, 50, 60, 71, 80, 100, 300, 70_000, whole.length - 1}) {
      byte[] changed = whole.clone();
      changed[position] ^= 4;
      damaged.add(Files.write(temp.resolve("flip" + position + ".sql.enc"), changed));
    }
    for (int length :
        new int[] {
          0, 7, 11, 100, header, header + 10, header + 65_536, whole.length - 1, whole.length + 1
        }) {
      damaged.add(
          Files.write(temp.resolve("cut" + length + ".sql.enc"), Arrays.copyOf(whole, length)));
    }
    Outcome outcome = decrypt(damaged.toArray(Path[]::new));
    assertFailed(outcome, damaged.size() + " failed.");
    for (Path file : damaged) {
      assertThat(outcome.output()).contains("FAILED  " + file);
      assertThat(Path.of(file.toString().replace(".enc", ""))).doesNotExist();
    }
    assertThat(outcome.output())
        .containsPattern("FAILED.*cut" + (header + 65_536) + ".sql.enc.*is cut off here");
    assertNoPartialFiles();
  }

  @Test
  void anotherKeyShouldBeToldAsSuch() throws Exception {
    Path stored = store("key.sql", Compression.NONE, PLAIN);
    UnpackedKit kit = kit("0".repeat(64));
    Outcome outcome = run(kit, stored.toString());
    assertFailed(outcome, "The key does not open this file");
    assertThat(outcome.output()).contains("profile-1");
    assertFailed(run(kit("12"), stored.toString()), "64 hexadecimal digits");
    assertThat(Path.of(stored.toString().replace(".enc", ""))).doesNotExist();
  }

  @Test
  void anExistingResultShouldBeKeptUnlessForced() throws Exception {
    Path stored = store("twice.sql", Compression.NONE, PLAIN);
    Path plain = Path.of(stored.toString().replace(".enc", ""));
    Files.writeString(plain, "precious");
    assertFailed(decrypt(stored), "exists already");
    assertThat(Files.readString(plain)).isEqualTo("precious");
    assertThat(run(kit(StoredSamples.KEY.toHex()), "--force", stored.toString()).status()).isZero();
    assertThat(Files.readAllBytes(plain)).isEqualTo(PLAIN);
  }

  @Test
  void oneBadFileShouldNotStopTheOthers() throws Exception {
    Path good = store("good.sql", Compression.NONE, PLAIN);
    Path bad = store("bad.sql", Compression.NONE, PLAIN);
    Files.write(bad, Arrays.copyOf(Files.readAllBytes(bad), 1_000));
    assertFailed(decrypt(bad, temp.resolve("missing.enc"), good), "2 failed");
    assertThat(plainOf(good, Compression.NONE)).isEqualTo(PLAIN);
    assertThat(Path.of(bad.toString().replace(".enc", ""))).doesNotExist();
  }

  @Test
  void infoShouldNeedNoKey() throws Exception {
    Path stored = store("info.sql", Compression.ZSTD, PLAIN);
    UnpackedKit kit = kit("");
    Outcome outcome = run(kit, "--info", stored.toString());
    assertThat(outcome.output()).contains("profile-1").contains("shop").contains("ZSTD");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void wrongUsageShouldBeExplained() throws Exception {
    UnpackedKit kit = kit(StoredSamples.KEY.toHex());
    assertThat(run(kit).status()).isEqualTo(2);
    assertThat(run(kit).output()).contains("Usage:");
    assertThat(run(kit, "--bogus", "x").status()).isNotZero();
    Files.delete(kit.folder().resolve("master.key"));
    assertFailed(run(kit, store("nokey.sql", Compression.NONE, PLAIN).toString()), "master.key");
  }

  private Path store(String name, Compression compression, byte[] plain) throws IOException {
    return StoredSamples.store(temp, name, "backup-1", compression, plain);
  }

  /**
   * The dump the program wrote; a result that is still Zstandard is unpacked by the zstd program.
   */
  private static byte[] plainOf(Path stored, Compression compression) throws Exception {
    String name = stored.toString().replace(".enc", "");
    Path plain = Path.of(name.replaceFirst("\\.(gz|zst)$", ""));
    if (compression == Compression.ZSTD && Files.exists(Path.of(name))) {
      Process zstd = new ProcessBuilder("zstd", "-q", "-d", name).inheritIO().start();
      assertThat(zstd.waitFor()).isZero();
    }
    return Files.readAllBytes(plain);
  }

  private static Path manifestOf(Path stored) {
    return Path.of(stored + ".meta.json");
  }

  private void assertRefused(Path stored, String message) throws Exception {
    assertFailed(decrypt(stored), message);
    assertThat(Path.of(stored.toString().replace(".enc", ""))).doesNotExist();
    assertNoPartialFiles();
  }

  private static void assertFailed(Outcome outcome, String message) {
    assertThat(outcome.output())
        .contains(message)
        .doesNotContain("\tat ")
        .doesNotContain("    at ");
    assertThat(outcome.status()).isEqualTo(1);
  }

  private void assertNoPartialFiles() throws IOException {
    try (Stream<Path> files = Files.walk(temp)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".partial"));
    }
  }

  private Outcome decrypt(Path... stored) throws Exception {
    return run(
        kit(StoredSamples.KEY.toHex()),
        Arrays.stream(stored).map(Path::toString).toArray(String[]::new));
  }

  private Outcome run(UnpackedKit kit, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(program(kit));
    command.addAll(List.of(arguments));
    return kit.run(command.toArray(String[]::new));
  }

  private UnpackedKit kit(String masterKey) throws IOException {
    Path parent = Files.createTempDirectory(temp, "kit");
    RecoveryKit kit =
        new RecoveryKit(
            "profile-1", "Test", StoredSamples.KEY, Instant.parse("2026-11-01T02:00:00Z"));
    UnpackedKit unpacked = UnpackedKit.of(kit, parent);
    Files.writeString(unpacked.folder().resolve("master.key"), masterKey);
    return unpacked;
  }
}

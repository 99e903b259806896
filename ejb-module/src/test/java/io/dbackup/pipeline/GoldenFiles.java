package io.dbackup.pipeline;

import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.ObjectDigests;
import io.dbackup.job.Compression;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes the golden files of a new format version, once: run it with a new, empty folder as
 * argument. It overwrites nothing. Also used to make small stored backups for other tests.
 */
final class GoldenFiles {
  private static final int PLAIN_SIZE = 70_000;

  private GoldenFiles() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectory(Path.of(arguments[0]));
    for (Compression compression : Compression.values()) {
      for (boolean encrypted : new boolean[] {false, true}) {
        String name = "shop.sql" + compression.fileSuffix() + (encrypted ? ".enc" : "");
        store(
            folder.resolve(name),
            "golden/" + name,
            compression,
            encrypted,
            Samples.text(PLAIN_SIZE));
      }
    }
  }

  /** Stores one object and its manifest as the server does. */
  static void store(
      Path file, String path, Compression compression, boolean encrypted, byte[] plain)
      throws IOException {
    ObjectContext context =
        new ObjectContext(
            "backup-1", 1, "shop", "postgres", compression, Instant.parse("2026-11-01T02:00:00Z"));
    Optional<EncryptionStage> encryption =
        encrypted
            ? Optional.of(new EncryptionStage(Samples.KEY, Samples.PROFILE, context))
            : Optional.empty();
    StageChain chain = StageChain.of(path, compression, compression.defaultLevel(), encryption);
    ObjectDigests digests;
    try (OutputStream sink = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        ChainOutput output = chain.encode(sink)) {
      output.write(plain);
      digests = output.finish();
    }
    BackupManifest manifest = Manifests.of(path, context, digests, encrypted);
    ManifestKey key =
        encrypted
            ? ManifestKey.ofProfile(Samples.PROFILE, Samples.KEY)
            : ManifestKey.ofInstance(Samples.OTHER_KEY);
    Files.write(
        file.resolveSibling(file.getFileName() + BackupManifest.PATH_SUFFIX),
        ManifestCodec.write(manifest, key),
        StandardOpenOption.CREATE_NEW);
  }
}

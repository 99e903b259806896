package io.dbackup.pipeline;

import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.backup.ObjectDigests;
import io.dbackup.job.Compression;
import io.dbackup.vault.SecretBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Encrypted backups in folders, stored as the server stores them, for tests of other packages. */
public final class StoredSamples {
  public static final SecretBytes KEY = Samples.KEY;

  private static final Instant CREATED = Instant.parse("2026-11-01T02:00:00Z");

  private StoredSamples() {}

  public static byte[] text(int size) {
    return Samples.text(size);
  }

  public static byte[] random(int size) {
    return Samples.random(size);
  }

  /**
   * Stores one encrypted object of database {@code shop} and its manifest. Returns the object's
   * file.
   */
  public static Path store(
      Path folder, String name, String backupId, Compression compression, byte[] plain)
      throws IOException {
    ObjectContext context = context(backupId, 1, "shop", compression);
    Path file = folder.resolve(name + compression.fileSuffix() + ".enc");
    String path = "job-1/" + file.getFileName();
    ObjectDigests digests = storeObject(file, context, plain);
    BackupManifest manifest = Manifests.of(path, context, digests, true);
    writeManifest(Path.of(file + BackupManifest.PATH_SUFFIX), manifest);
    return file;
  }

  /** Stores databases {@code shop} and {@code crm} as one backup. Returns its folder. */
  public static Path storeFolder(Path parent, Compression compression, byte[] shop, byte[] crm)
      throws IOException {
    Path folder = Files.createDirectory(parent.resolve("nightly_2026-11-01"));
    String suffix = ".sql" + compression.fileSuffix() + ".enc";
    ObjectContext first = context("backup-3", 1, "shop", compression);
    ObjectContext second = context("backup-3", 2, "crm", compression);
    ObjectDigests shopDigests = storeObject(folder.resolve("shop" + suffix), first, shop);
    ObjectDigests crmDigests = storeObject(folder.resolve("crm" + suffix), second, crm);
    String path = "job-1/" + folder.getFileName();
    BackupManifest one = Manifests.of(path, first, shopDigests, true);
    BackupManifest manifest =
        new BackupManifest(
            one.backupId(),
            path,
            one.createdAt(),
            one.job(),
            one.execution(),
            one.source(),
            one.tool(),
            compression,
            one.compressionLevel(),
            one.encryption(),
            List.of(
                entry(1, "shop", path + "/shop" + suffix, shopDigests),
                entry(2, "crm", path + "/crm" + suffix, crmDigests)),
            List.of());
    writeManifest(parent.resolve(folder.getFileName() + BackupManifest.PATH_SUFFIX), manifest);
    return folder;
  }

  private static ObjectDigests storeObject(Path file, ObjectContext context, byte[] plain)
      throws IOException {
    StageChain chain =
        StageChain.of(
            file.toString(),
            context.compression(),
            context.compression().defaultLevel(),
            Optional.of(new EncryptionStage(KEY, Samples.PROFILE, context)));
    try (OutputStream sink = Files.newOutputStream(file);
        ChainOutput output = chain.encode(sink)) {
      output.write(plain);
      return output.finish();
    }
  }

  private static void writeManifest(Path file, BackupManifest manifest) throws IOException {
    Files.write(file, ManifestCodec.write(manifest, ManifestKey.ofProfile(Samples.PROFILE, KEY)));
  }

  private static ObjectContext context(
      String backupId, int ordinal, String database, Compression compression) {
    return new ObjectContext(backupId, ordinal, database, "mysql", compression, CREATED);
  }

  private static ObjectEntry entry(
      int ordinal, String database, String path, ObjectDigests digests) {
    return new ObjectEntry(ordinal, database, path, "mysql-sql", digests, Map.of(), List.of());
  }
}

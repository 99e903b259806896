package io.dbackup.pipeline;

import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.Encryption;
import io.dbackup.backup.BackupManifest.Execution;
import io.dbackup.backup.BackupManifest.Job;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.backup.BackupManifest.Skipped;
import io.dbackup.backup.BackupManifest.Source;
import io.dbackup.backup.BackupManifest.Tool;
import io.dbackup.backup.ObjectDigests;
import io.dbackup.backup.PlainDigest;
import io.dbackup.backup.PlainDigest.Algorithm;
import io.dbackup.job.Compression;
import io.dbackup.spi.storage.ContentFingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Manifests for tests. */
final class Manifests {
  private static final Instant CREATED = Instant.parse("2026-11-01T02:00:00Z");
  private static final ObjectDigests DIGESTS =
      new ObjectDigests(
          new PlainDigest(5_678, Algorithm.SHA_256, "ab".repeat(32)),
          new ContentFingerprint(1_234, "cd".repeat(32), 0x00e30692L));

  private Manifests() {}

  static BackupManifest twoDatabases() {
    return new BackupManifest(
        "backup-2",
        "nightly-1a2b3c4d/nightly_2026-11-01",
        CREATED,
        new Job("job-1", "Nightly"),
        new Execution("execution-1", "scheduler"),
        new Source("source-1", "Production", "postgres", "15.14"),
        new Tool("pg_dump", "15.14"),
        Compression.ZSTD,
        Optional.of(3),
        Optional.of(new Encryption(Samples.PROFILE, "Default key")),
        List.of(
            object(1, "shop", "nightly-1a2b3c4d/nightly_2026-11-01/shop.dump.zst.enc", Map.of()),
            object(
                2,
                "crm",
                "nightly-1a2b3c4d/nightly_2026-11-01/crm.dump.zst.enc",
                Map.of("encoding", "UTF8", "collation", "de_DE.UTF-8"))),
        List.of(new Skipped("database logs", "permission denied")));
  }

  static BackupManifest plain() {
    return plain("shop", List.of(), Map.of());
  }

  static BackupManifest plain(
      String database, List<Skipped> skipped, Map<String, String> properties) {
    String path = "nightly-1a2b3c4d/nightly_2026-11-01_shop.sql";
    return new BackupManifest(
        "backup-1",
        path,
        CREATED,
        new Job("job-1", "Nightly"),
        new Execution("execution-1", "manual"),
        new Source("source-1", "Production", "mysql", "10.11.6-MariaDB"),
        new Tool("mariadb-dump", "10.11.6"),
        Compression.NONE,
        Optional.empty(),
        Optional.empty(),
        List.of(object(1, database, path, properties)),
        skipped);
  }

  /** Encrypted and not compressed. */
  static BackupManifest onlyEncrypted() {
    ObjectContext context =
        new ObjectContext("backup-3", 1, "shop", "postgres", Compression.NONE, CREATED);
    PlainDigest plain = new PlainDigest(5_678, Algorithm.CRC_32C, "00e30692");
    return of("nightly/shop.dump.enc", context, new ObjectDigests(plain, DIGESTS.stored()), true);
  }

  /** A manifest of one stored object that exists, with its true digests. */
  static BackupManifest of(
      String path, ObjectContext context, ObjectDigests digests, boolean encrypted) {
    return new BackupManifest(
        context.backupId(),
        path,
        context.createdAt(),
        new Job("job-1", "Nightly"),
        new Execution("execution-1", "scheduler"),
        new Source("source-1", "Production", context.engine(), "15.14"),
        new Tool("pg_dump", "15.14"),
        context.compression(),
        Optional.of(context.compression().defaultLevel()),
        encrypted ? Optional.of(new Encryption(Samples.PROFILE, "Default key")) : Optional.empty(),
        List.of(
            new ObjectEntry(
                context.ordinal(),
                context.database(),
                path,
                "postgres-custom",
                digests,
                Map.of(),
                List.of())),
        List.of());
  }

  private static ObjectEntry object(
      int ordinal, String database, String path, Map<String, String> properties) {
    return new ObjectEntry(
        ordinal, database, path, "postgres-custom", DIGESTS, properties, List.of());
  }
}

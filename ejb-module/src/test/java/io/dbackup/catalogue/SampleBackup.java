package io.dbackup.catalogue;

import io.dbackup.backup.Backup;
import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.Encryption;
import io.dbackup.backup.BackupManifest.Execution;
import io.dbackup.backup.BackupManifest.Job;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.backup.BackupManifest.Source;
import io.dbackup.backup.BackupManifest.Tool;
import io.dbackup.backup.ObjectDigests;
import io.dbackup.job.Compression;
import io.dbackup.pipeline.ChainOutput;
import io.dbackup.pipeline.EncryptionStage;
import io.dbackup.pipeline.ManifestCodec;
import io.dbackup.pipeline.ManifestKey;
import io.dbackup.pipeline.ObjectContext;
import io.dbackup.pipeline.StageChain;
import io.dbackup.vault.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Makes backups as a run would, with real compression, encryption and manifests. */
public final class SampleBackup {
  public static final String DESTINATION = "destination-1";
  public static final String PROFILE = "profile-1";
  public static final Instant CREATED = Instant.parse("2026-11-01T02:00:00Z");

  private final String path;
  private final String backupId;
  private final Map<String, byte[]> dumps = new LinkedHashMap<>();
  private Compression compression = Compression.NONE;
  private Optional<String> profileId = Optional.empty();

  private SampleBackup(String path, String backupId) {
    this.path = path;
    this.backupId = backupId;
  }

  /** A backup with this path; a single database when one dump is added, a folder otherwise. */
  public static SampleBackup at(String path) {
    return new SampleBackup(path, "backup of " + path);
  }

  public static SecretBytes profileKey() {
    return SecretBytes.ofHexKey("11".repeat(32));
  }

  public static SecretBytes instanceKey() {
    return SecretBytes.ofHexKey("22".repeat(32));
  }

  /** Bytes that do not compress, the same in every run. */
  public static byte[] dump(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  public SampleBackup with(String database, byte[] dump) {
    dumps.put(database, dump);
    return this;
  }

  public SampleBackup compressed(Compression method) {
    compression = method;
    return this;
  }

  public SampleBackup encrypted() {
    profileId = Optional.of(PROFILE);
    return this;
  }

  /** Stores it and gives the row that its run would have recorded. */
  public Backup store(MemoryDestination destination) {
    BackupManifest manifest = storeObjects(destination);
    byte[] stored = ManifestCodec.write(manifest, manifestKey());
    destination.objects.put(manifest.manifestPath(), stored);
    return CatalogueEntry.of(Integer.toHexString(path.hashCode()), DESTINATION, manifest, stored);
  }

  private BackupManifest storeObjects(MemoryDestination destination) {
    List<ObjectEntry> objects = new ArrayList<>();
    for (Map.Entry<String, byte[]> dump : dumps.entrySet()) {
      int ordinal = objects.size() + 1;
      String objectPath = objectPath(dump.getKey());
      ByteArrayOutputStream stored = new ByteArrayOutputStream();
      ObjectDigests digests = encode(ordinal, dump.getKey(), dump.getValue(), stored);
      destination.objects.put(objectPath, stored.toByteArray());
      objects.add(
          new ObjectEntry(
              ordinal, dump.getKey(), objectPath, "postgres-custom", digests, Map.of(), List.of()));
    }
    return new BackupManifest(
        backupId,
        path,
        CREATED,
        new Job("job-1", "Nightly"),
        new Execution("execution-1", "scheduler"),
        new Source("source-1", "Production", "postgres", "15.14"),
        new Tool("pg_dump", "15.14"),
        compression,
        Optional.of(compression.defaultLevel()),
        profileId.map(id -> new Encryption(id, "Default key")),
        objects,
        List.of());
  }

  private ObjectDigests encode(
      int ordinal, String database, byte[] dump, ByteArrayOutputStream stored) {
    ObjectContext context =
        new ObjectContext(backupId, ordinal, database, "postgres", compression, CREATED);
    StageChain chain =
        StageChain.of(
            path,
            compression,
            compression.defaultLevel(),
            profileId.map(id -> new EncryptionStage(profileKey(), id, context)));
    try (ChainOutput output = chain.encode(stored)) {
      output.write(dump);
      return output.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String objectPath(String database) {
    String suffix = ".dump" + compression.fileSuffix() + (profileId.isPresent() ? ".enc" : "");
    return dumps.size() == 1 ? path : path + "/" + database + suffix;
  }

  private ManifestKey manifestKey() {
    return profileId
        .map(id -> ManifestKey.ofProfile(id, profileKey()))
        .orElseGet(() -> ManifestKey.ofInstance(instanceKey()));
  }

  /** The manifest of a row. */
  public static BackupManifest manifest(Backup backup) {
    try {
      byte[] text = backup.manifest().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      return ManifestCodec.read(new ByteArrayInputStream(text)).unverified();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.dbackup.catalogue;

import io.dbackup.backup.Backup;
import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.pipeline.ManifestCodec;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that lay at a destination at one moment. Immutable. */
public final class Inventory {
  private final Map<String, StoredObject> byPath;

  Inventory(Collection<StoredObject> objects) {
    Map<String, StoredObject> index = new HashMap<>();
    objects.forEach(object -> index.put(object.path().value(), object));
    this.byPath = Map.copyOf(index);
  }

  /** Paths where a manifest may lie. */
  List<StoragePath> manifests() {
    return byPath.values().stream()
        .map(StoredObject::path)
        .filter(path -> ManifestPlace.backupPath(path).isPresent())
        .sorted()
        .toList();
  }

  /** When the destination last changed the backup; its creation if that is not known. */
  public Instant lastModified(Backup backup) {
    return Optional.ofNullable(byPath.get(backup.path()))
        .or(() -> Optional.ofNullable(byPath.get(manifestPath(backup))))
        .map(StoredObject::lastModified)
        .orElse(backup.createdAt());
  }

  /** What of the backup is not at the destination as recorded, in words; empty when all is. */
  public Optional<String> problem(Backup backup) {
    BackupManifest manifest;
    try {
      byte[] text = backup.manifest().getBytes(StandardCharsets.UTF_8);
      manifest = ManifestCodec.read(new ByteArrayInputStream(text)).unverified();
    } catch (IOException e) {
      return Optional.of("The catalogue's copy of the manifest is damaged: " + e.getMessage());
    }
    for (ObjectEntry object : manifest.objects()) {
      StoredObject stored = byPath.get(object.path());
      if (stored == null) {
        return Optional.of(object.path() + " is missing at the destination");
      }
      if (stored.size() != object.digests().stored().size()) {
        return Optional.of(
            String.format(
                "%s has %d bytes, recorded were %d",
                object.path(), stored.size(), object.digests().stored().size()));
      }
    }
    return byPath.containsKey(manifestPath(backup))
        ? Optional.empty()
        : Optional.of("The manifest " + manifestPath(backup) + " is missing at the destination");
  }

  private static String manifestPath(Backup backup) {
    return backup.path() + BackupManifest.PATH_SUFFIX;
  }
}

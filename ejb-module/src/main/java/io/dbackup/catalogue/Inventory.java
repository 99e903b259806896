package io.dbackup.catalogue;

import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.pipeline.ManifestCodec;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that lay at a destination at one moment. Immutable. */
final class Inventory {
  private final NavigableMap<String, StoredObject> byPath = new TreeMap<>();

  Inventory(Stream<StoredObject> objects) {
    objects.forEach(object -> byPath.put(object.path().value(), object));
  }

  /** Paths where a manifest may lie. */
  List<StoragePath> manifests() {
    return byPath.values().stream()
        .map(StoredObject::path)
        .filter(path -> ManifestPlace.backupPath(path).isPresent())
        .toList();
  }

  /** When the destination last changed a backup, in milliseconds; empty if that is not known. */
  Optional<Instant> lastModified(String path) {
    return Optional.ofNullable(byPath.get(path))
        .or(() -> Optional.ofNullable(byPath.get(manifestPath(path))))
        .map(object -> object.lastModified().truncatedTo(ChronoUnit.MILLIS));
  }

  /**
   * Whether all of a backup that is one object is there. If not, or if it is a folder, its manifest
   * tells more.
   *
   * @param size its stored bytes
   */
  boolean isWholeObject(String path, long size) {
    StoredObject object = byPath.get(path);
    return object != null
        && object.size() == size
        && byPath.containsKey(manifestPath(path))
        && !isFolder(path);
  }

  private boolean isFolder(String path) {
    String next = byPath.higherKey(path + "/");
    return next != null && next.startsWith(path + "/");
  }

  /** What of a backup is not at the destination as recorded, in words; empty when all is. */
  Optional<String> problem(String path, BackupManifest manifest) {
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
    return byPath.containsKey(manifestPath(path))
        ? Optional.empty()
        : Optional.of("The manifest " + manifestPath(path) + " is missing at the destination");
  }

  /** The objects that are not among these paths, by path. */
  Stream<StoredObject> without(Set<String> claimed) {
    return byPath.values().stream().filter(object -> !claimed.contains(object.path().value()));
  }

  /** The catalogue's copy of a manifest; fails when that is damaged. */
  static BackupManifest manifest(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ManifestCodec.read(new ByteArrayInputStream(bytes)).unverified();
  }

  static String manifestPath(String path) {
    return path + BackupManifest.PATH_SUFFIX;
  }
}

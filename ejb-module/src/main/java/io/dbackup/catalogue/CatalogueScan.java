package io.dbackup.catalogue;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.backup.Backup;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.SightingRepository;
import io.dbackup.persistence.SightingRepository.Sighting;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at what a destination holds and makes the catalogue say so: backups that it does not know,
 * as after the loss of this program's own database, are taken in, those of which something is
 * missing are marked, and what belongs to no backup is noted. Nothing at the destination is
 * touched. Thread-safe; {@link DestinationScans} keeps scans of one destination apart.
 */
@ApplicationScoped
public class CatalogueScan {
  private static final int CHUNK = 500;

  @Inject AdapterConnections connections;
  @Inject BackupRepository backups;
  @Inject SightingRepository sightings;
  @Inject ManifestAdoption manifests;
  @Inject ScanNotes notes;
  @Inject Clock clock;

  /**
   * Scans. A destination that cannot be listed to its end is an error of its adapter, never an
   * empty inventory, and changes nothing in the catalogue.
   */
  public ScanFindings scan(AdapterConfig destination) {
    Instant begun = clock.instant();
    // Read before the destination is listed, so that the list shows all of each that is whole.
    List<Sighting> known = sightings.sightings(destination.id());
    try (StorageSession session = connections.storage(destination)) {
      session.ping();
      Inventory inventory;
      try (Stream<StoredObject> objects = session.list(StoragePath.ROOT)) {
        inventory = new Inventory(objects);
      }
      Work work = new Work(destination, inventory);
      work.judge(known);
      work.adopt(session, known.stream().map(Sighting::path).collect(Collectors.toSet()));
      notes.end(destination.id(), begun, work.foreign());
      return new ScanFindings(begun, Set.copyOf(work.seen), Map.copyOf(work.problems));
    }
  }

  /** One scan under way. */
  private final class Work {
    private final AdapterConfig destination;
    private final Inventory inventory;
    private final Set<String> claimed = new HashSet<>();
    private final Map<String, String> unreadable = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> problems = new HashMap<>();

    Work(AdapterConfig destination, Inventory inventory) {
      this.destination = destination;
      this.inventory = inventory;
    }

    /** Compares the rows of the catalogue with the destination and notes what changed. */
    void judge(List<Sighting> known) {
      for (int from = 0; from < known.size(); from += CHUNK) {
        List<Sighting> chunk = known.subList(from, Math.min(known.size(), from + CHUNK));
        List<String> doubtful =
            chunk.stream().filter(row -> !isWholeObject(row)).map(Sighting::id).toList();
        Map<String, String> texts = doubtful.isEmpty() ? Map.of() : backups.manifests(doubtful);
        List<ScanNotes.Seen> changed = new ArrayList<>();
        for (Sighting row : chunk) {
          seen.add(row.id());
          Optional<String> problem =
              Optional.ofNullable(texts.get(row.id())).flatMap(text -> problem(row.path(), text));
          problem.ifPresent(words -> problems.put(row.id(), words));
          Optional<Instant> modified = inventory.lastModified(row.path());
          ScanNotes.Seen now =
              new ScanNotes.Seen(row, modified.orElse(row.lastModified()), problem);
          if (now.differs()) {
            changed.add(now);
          }
        }
        if (!changed.isEmpty()) {
          notes.note(changed);
        }
      }
    }

    private boolean isWholeObject(Sighting row) {
      claimed.add(row.path());
      claimed.add(Inventory.manifestPath(row.path()));
      return inventory.isWholeObject(row.path(), row.size());
    }

    private Optional<String> problem(String path, String manifestText) {
      try {
        var manifest = Inventory.manifest(manifestText);
        manifest.objects().forEach(object -> claimed.add(object.path()));
        return inventory.problem(path, manifest);
      } catch (IOException e) {
        return Optional.of("The catalogue's copy of the manifest is damaged: " + e.getMessage());
      }
    }

    /** Takes in backups that the catalogue does not know. */
    void adopt(StorageSession session, Set<String> knownPaths) {
      for (StoragePath manifestPath : inventory.manifests()) {
        String path = ManifestPlace.backupPath(manifestPath).orElseThrow();
        if (knownPaths.contains(path)) {
          continue;
        }
        ManifestAdoption.Result result =
            manifests.adopt(destination, session, manifestPath, inventory);
        if (result.refusal().isPresent()) {
          unreadable.put(manifestPath.value(), result.refusal().get());
          continue;
        }
        claimed.add(manifestPath.value());
        claimed.addAll(result.objects());
        result.adopted().ifPresent(this::adopted);
      }
    }

    private void adopted(Backup backup) {
      seen.add(backup.id());
      backup.problem().ifPresent(words -> problems.put(backup.id(), words));
    }

    List<ScanNotes.Foreign> foreign() {
      return inventory
          .without(claimed)
          .map(
              object ->
                  new ScanNotes.Foreign(
                      object, unreadable.getOrDefault(object.path().value(), "No backup names it")))
          .toList();
    }
  }
}

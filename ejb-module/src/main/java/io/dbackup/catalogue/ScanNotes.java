package io.dbackup.catalogue;

import io.dbackup.backup.CatalogueState;
import io.dbackup.backup.ForeignObject;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.SightingRepository;
import io.dbackup.persistence.SightingRepository.Sighting;
import io.dbackup.spi.storage.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes down what a scan saw, in short transactions: nobody who works on a backup waits for the
 * whole scan.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class ScanNotes {
  /** Foreign objects that are listed one by one; of more only the number is kept. */
  static final int MAX_FOREIGN = 10_000;

  @Inject AdapterConfigRepository adapters;
  @Inject SightingRepository sightings;
  @Inject Clock clock;

  /**
   * A backup of the catalogue as it was seen now.
   *
   * @param modified null if it was never seen
   */
  record Seen(Sighting before, Instant modified, Optional<String> problem) {
    boolean differs() {
      return !Objects.equals(before.lastModified(), modified)
          || !Optional.ofNullable(before.problem()).equals(problem);
    }
  }

  /** An object that belongs to no backup. */
  record Foreign(StoredObject object, String reason) {}

  /** Notes backups that are no longer as they were seen before. */
  public void note(List<Seen> changed) {
    changed.forEach(seen -> sightings.note(seen.before(), seen.modified(), seen.problem()));
  }

  /** Notes that a scan ended well, unless one that began later has done so already. */
  public void end(String destinationId, Instant begun, List<Foreign> foreign) {
    adapters.lock(destinationId);
    if (adapters.find(destinationId).isEmpty()) {
      return;
    }
    Optional<CatalogueState> before = sightings.state(destinationId);
    if (before.filter(state -> state.scannedAt().isAfter(begun)).isPresent()) {
      return;
    }
    CatalogueState state = before.orElseGet(() -> new CatalogueState(destinationId));
    long size = foreign.stream().mapToLong(found -> found.object().size()).sum();
    state.scanned(begun, foreign.size(), size);
    if (before.isEmpty()) {
      sightings.add(state);
    }
    replace(destinationId, foreign);
  }

  private void replace(String destinationId, List<Foreign> foreign) {
    Map<String, Foreign> wanted = new HashMap<>();
    foreign.stream()
        .limit(MAX_FOREIGN)
        .forEach(found -> wanted.put(found.object().path().value(), found));
    for (ForeignObject listed : sightings.foreign(destinationId)) {
      Foreign found = wanted.remove(listed.path());
      if (found == null) {
        sightings.remove(listed);
      } else {
        listed.seen(found.object().size(), found.object().lastModified(), found.reason());
      }
    }
    wanted.values().forEach(found -> sightings.add(entry(destinationId, found)));
  }

  private ForeignObject entry(String destinationId, Foreign found) {
    return new ForeignObject(
        TimeOrderedId.next(clock),
        destinationId,
        found.object().path().value(),
        found.object().size(),
        found.object().lastModified(),
        found.reason());
  }
}

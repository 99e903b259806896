package io.dbackup.application;

import io.dbackup.adapter.AdapterType;
import io.dbackup.backup.DestinationUsage;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.BackupRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what the destinations hold, without reading the catalogue. Joins the transaction. */
@ApplicationScoped
class DestinationReader {
  @Inject AdapterConfigRepository adapters;
  @Inject BackupRepository backups;

  /** By name. */
  List<DestinationFigures> all() {
    Map<String, DestinationUsage> usage =
        backups.usage().stream()
            .collect(Collectors.toMap(DestinationUsage::destinationId, Function.identity()));
    return adapters.ofType(AdapterType.STORAGE).stream()
        .map(
            adapter -> {
              Optional<DestinationUsage> held = Optional.ofNullable(usage.get(adapter.id()));
              return new DestinationFigures(
                  adapter.id(),
                  adapter.name(),
                  held.map(DestinationUsage::storedBytes).orElse(0L),
                  held.map(DestinationUsage::backupCount).orElse(0L),
                  adapter.health());
            })
        .toList();
  }
}

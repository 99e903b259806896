package io.dbackup.application;

import io.dbackup.access.Permission;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.ExecutionFigures;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Reads the figures that monitors collect. */
@Stateless
public class MetricsService {
  @Inject ProtectionReader protection;
  @Inject BackupRepository backups;
  @Inject ExecutionFigures figures;
  @Inject AdapterConfigRepository adapters;
  @Inject Clock clock;

  /** Everything at once; no question costs more the longer the history is. */
  @RolesAllowed(Permission.SETTINGS_READ)
  public InstanceFigures read() {
    return new InstanceFigures(
        clock.instant(),
        figures.totals(),
        figures.queue(),
        protection.all(figures.ended()).worstFirst(),
        backups.destinations(),
        adapters.all().stream()
            .map(
                adapter ->
                    new InstanceFigures.Adapter(
                        adapter.id(),
                        adapter.name(),
                        adapter.type().apiName(),
                        adapter.adapterId(),
                        adapter.health()))
            .toList());
  }
}

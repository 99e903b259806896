package io.dbackup.catalogue;

import io.dbackup.adapter.AdapterConnections;
import io.dbackup.persistence.Repositories;
import io.dbackup.vault.ProfileKeys;
import java.time.Clock;

/** Wires the catalogue as the container would. */
public final class CatalogueFixtures {
  private CatalogueFixtures() {}

  private static BackupKeys backupKeys(Repositories repositories, ProfileKeys keys) {
    BackupKeys found = new BackupKeys();
    found.profiles = repositories.profiles();
    found.keys = keys;
    return found;
  }

  public static ProfileUse profileUse(Repositories repositories, ProfileKeys keys) {
    ProfileUse use = new ProfileUse();
    use.backups = repositories.backups();
    use.profiles = repositories.profiles();
    use.keys = backupKeys(repositories, keys);
    return use;
  }

  public static BackupCatalogue catalogue(
      Repositories repositories, ProfileKeys keys, AdapterConnections connections) {
    BackupCatalogue catalogue = new BackupCatalogue();
    catalogue.adapters = repositories.adapters();
    catalogue.connections = connections;
    catalogue.keys = backupKeys(repositories, keys);
    return catalogue;
  }

  public static BackupAdoption adoption(Repositories repositories) {
    BackupAdoption adoption = new BackupAdoption();
    adoption.adapters = repositories.adapters();
    adoption.backups = repositories.backups();
    adoption.profiles = repositories.profiles();
    return adoption;
  }

  public static CatalogueScan scan(
      Repositories repositories, ProfileKeys keys, AdapterConnections connections, Clock clock) {
    ManifestAdoption manifests = new ManifestAdoption();
    manifests.executions = repositories.executions();
    manifests.keys = backupKeys(repositories, keys);
    manifests.adoption = adoption(repositories);
    manifests.clock = clock;
    ScanNotes notes = new ScanNotes();
    notes.adapters = repositories.adapters();
    notes.sightings = repositories.sightings();
    notes.clock = clock;
    CatalogueScan scan = new CatalogueScan();
    scan.connections = connections;
    scan.backups = repositories.backups();
    scan.sightings = repositories.sightings();
    scan.manifests = manifests;
    scan.notes = notes;
    scan.clock = clock;
    return scan;
  }
}

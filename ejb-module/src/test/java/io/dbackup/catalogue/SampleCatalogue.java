package io.dbackup.catalogue;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.adapter.AdapterType;
import io.dbackup.backup.Backup;
import io.dbackup.config.InstanceSettings;
import io.dbackup.error.BackupException;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.ProfileRepository;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.vault.EncryptionProfile;
import io.dbackup.vault.ProfileKeys;
import io.dbackup.vault.SecretBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A catalogue with one destination in memory and a vault of a few keys. */
public final class SampleCatalogue {
  public final MemoryDestination destination = new MemoryDestination();

  /** The vault: keys by profile id. */
  final Map<String, SecretBytes> vault = new ConcurrentSkipListMap<>();

  /** Which can be set. */
  public final SettableClock clock = new SettableClock(SampleBackup.CREATED.plusSeconds(60));

  SecretBytes instanceKey = SampleBackup.instanceKey();

  /** The destination's configuration. */
  public static AdapterConfig config() {
    return new AdapterConfig(
        SampleBackup.DESTINATION,
        "Disk",
        AdapterType.STORAGE,
        "memory",
        "{}",
        SampleBackup.CREATED);
  }

  public SampleCatalogue() {
    vault.put(SampleBackup.PROFILE, SampleBackup.profileKey());
  }

  public BackupCatalogue catalogue() {
    BackupCatalogue catalogue = new BackupCatalogue();
    catalogue.adapters =
        new AdapterConfigRepository() {
          @Override
          public Optional<AdapterConfig> find(String id) {
            return Optional.of(config()).filter(config -> config.id().equals(id));
          }
        };
    catalogue.connections = connections();
    catalogue.keys = keys();
    return catalogue;
  }

  /** Looks at the destination, with the catalogue in a real database. */
  public CatalogueScan scan(TestPersistence database) {
    CatalogueScan scan = new CatalogueScan();
    scan.connections = connections();
    scan.backups = database.backups();
    scan.sightings = database.sightings();
    scan.manifests = manifests(database);
    scan.notes = notes(database);
    scan.clock = clock;
    return scan;
  }

  /** Decides when the destination is scanned, by these settings. */
  public DestinationScans scans(TestPersistence database, Map<String, String> configuration) {
    DestinationScans scans = new DestinationScans(Duration.ofSeconds(20));
    scans.scan = scan(database);
    scans.sightings = database.sightings();
    scans.connections = connections();
    scans.settings = new InstanceSettings(name -> Optional.ofNullable(configuration.get(name)));
    scans.clock = clock;
    return scans;
  }

  /** Marks backups whose deletion did not end. */
  public DeletionTrace trace(TestPersistence database) {
    return new DeletionTrace(database.backups()) {
      @Override
      public void note(String destinationId, String path, PartialDeletionException failure) {
        database.transaction(() -> super.note(destinationId, path, failure));
      }
    };
  }

  private ManifestAdoption manifests(TestPersistence database) {
    ManifestAdoption manifests = new ManifestAdoption();
    manifests.executions = database.executions();
    manifests.keys = keys();
    manifests.clock = clock;
    BackupAdoption adoption =
        new BackupAdoption() {
          @Override
          public Backup adopt(Backup found) {
            return database.transaction(() -> super.adopt(found));
          }
        };
    adoption.adapters = database.adapters();
    adoption.backups = database.backups();
    adoption.profiles = database.profiles();
    manifests.adoption = adoption;
    return manifests;
  }

  private ScanNotes notes(TestPersistence database) {
    ScanNotes notes =
        new ScanNotes() {
          @Override
          public void note(List<Seen> changed) {
            database.transaction(() -> super.note(changed));
          }

          @Override
          public void end(String destinationId, Instant begun, List<Foreign> foreign) {
            database.transaction(() -> super.end(destinationId, begun, foreign));
          }
        };
    notes.adapters = database.adapters();
    notes.sightings = database.sightings();
    notes.clock = clock;
    return notes;
  }

  /** Empties the vault. */
  public void forgetKeys() {
    vault.clear();
  }

  public AdapterConnections connections() {
    return new AdapterConnections() {
      @Override
      public StorageSession storage(AdapterConfig config) {
        return destination.session();
      }
    };
  }

  BackupKeys keys() {
    return keys(
        new ProfileRepository() {
          @Override
          public List<EncryptionProfile> all() {
            return vault.keySet().stream().map(SampleCatalogue::profile).toList();
          }

          @Override
          public Optional<EncryptionProfile> find(String id) {
            return vault.containsKey(id) ? Optional.of(profile(id)) : Optional.empty();
          }
        });
  }

  private BackupKeys keys(ProfileRepository profiles) {
    BackupKeys keys = new BackupKeys();
    keys.profiles = profiles;
    keys.keys = profileKeys();
    return keys;
  }

  /** The keys of the vault; what is sealed joins them. */
  public ProfileKeys profileKeys() {
    return new ProfileKeys() {
      @Override
      public SecretBytes keyOf(String profileId) {
        return Optional.ofNullable(vault.get(profileId))
            .map(key -> SecretBytes.copyOf(key.copy()))
            .orElseThrow(() -> BackupException.notFound("Profile"));
      }

      @Override
      public String seal(String profileId, SecretBytes key) {
        vault.put(profileId, SecretBytes.copyOf(key.copy()));
        return "sealed";
      }

      @Override
      public SecretBytes instanceKey() {
        return SecretBytes.copyOf(instanceKey.copy());
      }
    };
  }

  /** Ties these backups to these profiles, whose keys are those of the vault. */
  public ProfileUse profileUse(BackupRepository backups, ProfileRepository profiles) {
    ProfileUse use = new ProfileUse();
    use.backups = backups;
    use.profiles = profiles;
    use.keys = keys(profiles);
    return use;
  }

  /** A row for a profile of the vault. */
  static EncryptionProfile profile(String id) {
    return new EncryptionProfile(id, id, null, "sealed", SampleBackup.CREATED);
  }
}

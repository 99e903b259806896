package io.dbackup.configuration;

import io.dbackup.access.Caller;
import io.dbackup.access.Client;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.adapter.AdapterFixtures;
import io.dbackup.adapter.AdapterRegistry;
import io.dbackup.adapter.ConfigVault;
import io.dbackup.adapter.SampleDatabaseAdapter;
import io.dbackup.caller.CallerOfRequest;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.catalogue.CatalogueFixtures;
import io.dbackup.event.RecordedEvents;
import io.dbackup.persistence.ApiKeyRepository;
import io.dbackup.persistence.GroupRepository;
import io.dbackup.persistence.Repositories;
import io.dbackup.persistence.SessionRepository;
import io.dbackup.persistence.SettingRepository;
import io.dbackup.persistence.UserRepository;
import io.dbackup.spi.Adapter;
import io.dbackup.spi.storage.StorageAdapter;
import io.dbackup.vault.MasterKey;
import io.dbackup.vault.ProfileKeys;
import io.dbackup.vault.VaultFixtures;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** One instance, wired as the container would, within one transaction. */
public final class InstanceParts {
  public final EntityManager entityManager;
  public final Repositories repositories;
  public final MasterKey masterKey;
  public final Clock clock;
  private final Adapter[] adapters;
  private final CallerOfRequest request = new CallerOfRequest();

  public InstanceParts(
      EntityManager entityManager, MasterKey masterKey, Clock clock, StorageAdapter storage) {
    this.entityManager = entityManager;
    this.repositories = new Repositories(entityManager);
    this.masterKey = masterKey;
    this.clock = clock;
    this.adapters = new Adapter[] {new SampleDatabaseAdapter(), storage, new SampleChannel()};
  }

  public void actAs(Caller caller) {
    request.set(caller, Client.NONE);
  }

  public CurrentCaller current() {
    return new CurrentCaller(request);
  }

  public UserRepository users() {
    return new UserRepository(entityManager);
  }

  public GroupRepository groups() {
    return new GroupRepository(entityManager);
  }

  public ApiKeyRepository apiKeys() {
    return new ApiKeyRepository(entityManager);
  }

  public SettingRepository settings() {
    return new SettingRepository(entityManager);
  }

  public AdapterRegistry registry() {
    return AdapterFixtures.registry(adapters);
  }

  public ConfigVault vault() {
    return AdapterFixtures.vault(VaultFixtures.cipher(masterKey), adapters);
  }

  public AdapterConnections connections() {
    return AdapterFixtures.connections(VaultFixtures.cipher(masterKey), adapters);
  }

  public ProfileKeys keys() {
    return VaultFixtures.keys(masterKey, repositories.profiles());
  }

  public ConfigurationFile files() {
    ConfigurationFile files = new ConfigurationFile();
    files.profiles = repositories.profiles();
    files.keys = keys();
    return files;
  }

  public ConfigurationExport export() {
    ConfigurationReader reader = new ConfigurationReader();
    reader.sections = sections();
    reader.clock = clock;
    ConfigurationExport export = new ConfigurationExport();
    export.reader = reader;
    export.sections = sections();
    return export;
  }

  public ConfigurationImport imports() {
    ConfigurationImport imports = new ConfigurationImport();
    imports.sections = sections();
    imports.users = users();
    imports.entityManager = entityManager;
    return imports;
  }

  private ConfigurationSections sections() {
    return new ConfigurationSections(
        // Not in their order, which is theirs to know.
        List.of(
            jobSection(),
            systemTaskSection(),
            adapterSection(),
            userSection(),
            settingSection(),
            apiKeySection(),
            profileSection(),
            groupSection()));
  }

  private GroupSection groupSection() {
    GroupSection section = new GroupSection();
    section.groups = groups();
    section.clock = clock;
    return section;
  }

  private UserSection userSection() {
    UserSection section = new UserSection();
    section.users = users();
    section.groups = groups();
    section.sessions = new SessionRepository(entityManager);
    section.current = current();
    section.clock = clock;
    return section;
  }

  private ApiKeySection apiKeySection() {
    ApiKeySection section = new ApiKeySection();
    section.keys = apiKeys();
    section.users = users();
    section.clock = clock;
    return section;
  }

  private ProfileSection profileSection() {
    ProfileSection section = new ProfileSection();
    section.profiles = repositories.profiles();
    section.keys = keys();
    section.use = CatalogueFixtures.profileUse(repositories, keys());
    section.clock = clock;
    return section;
  }

  private AdapterSection adapterSection() {
    AdapterSection section = new AdapterSection();
    section.configs = repositories.adapters();
    section.registry = registry();
    section.vault = vault();
    section.clock = clock;
    return section;
  }

  private JobSection jobSection() {
    JobSection section = new JobSection();
    section.jobs = repositories.jobs();
    section.adapters = repositories.adapters();
    section.clock = clock;
    return section;
  }

  private SettingSection settingSection() {
    SettingSection section = new SettingSection();
    section.settings = settings();
    section.changed = new RecordedEvents<>();
    section.clock = clock;
    return section;
  }

  private SystemTaskSection systemTaskSection() {
    SystemTaskSection section = new SystemTaskSection();
    section.settings = settings();
    section.clock = clock;
    return section;
  }
}

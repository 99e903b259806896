package io.dbackup.configuration;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.AccessSecret;
import io.dbackup.access.ApiKey;
import io.dbackup.access.Group;
import io.dbackup.access.Permission;
import io.dbackup.access.User;
import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterType;
import io.dbackup.job.BackupJob;
import io.dbackup.job.Compression;
import io.dbackup.job.JobDestination;
import io.dbackup.job.NotificationRule;
import io.dbackup.persistence.TestDatabase;
import io.dbackup.retention.RetentionPolicy;
import io.dbackup.settings.StoredSetting;
import io.dbackup.settings.SystemTaskSettings;
import io.dbackup.spi.Adapter;
import io.dbackup.spi.storage.StorageAdapter;
import io.dbackup.testing.storage.InMemoryStorageAdapter;
import io.dbackup.vault.EncryptionProfile;
import io.dbackup.vault.MasterKey;
import io.dbackup.vault.SecretBytes;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** An instance of the product with a database and a master key of its own. */
public final class TestInstance implements AutoCloseable {
  public static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678Z");
  public static final String PROFILE = "profile-1";
  public static final String DISK = "disk-1";
  static final String FULL_JOB = "job-1";
  static final String PASSWORD_OF_SOURCE = "pa\u00dfwort \"of\" the source";
  static final String WEBHOOK = "https://chat.example.com/secret/webhook/of/the/team";
  static final String PROFILE_KEY = "0123456789abcdef".repeat(4);
  static final String API_KEY = "dbackup_" + "5a".repeat(30);

  /** Of the password "correct horse". */
  static final String PASSWORD_HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$c29tZSBzYWx0IGhlcmUhIQ$"
          + "p0/v9mZ5hXkNq5J7hG2Jq0Yv4Z7q3mJt0yqS1b7l2aQ";

  private final TestDatabase database;
  private final MasterKey masterKey;
  private final StorageAdapter storage;
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");

  /**
   * An empty instance.
   *
   * @param keyByte fills the master key
   */
  public TestInstance(TestDatabase database, int keyByte, StorageAdapter storage) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) keyByte);
    this.database = database;
    this.masterKey = new MasterKey(key);
    this.storage = storage;
  }

  static TestInstance empty(int keyByte) {
    return new TestInstance(TestDatabase.h2(), keyByte, new InMemoryStorageAdapter());
  }

  /** One with something of everything. */
  static TestInstance full() {
    TestInstance instance = empty(1);
    instance.fill();
    return instance;
  }

  public void passTo(String time) {
    now = Instant.parse(time);
  }

  public <T> T call(Function<InstanceParts, T> work) {
    return database.call(
        em ->
            work.apply(
                new InstanceParts(em, masterKey, Clock.fixed(now, ZoneOffset.UTC), storage)));
  }

  public void run(Consumer<InstanceParts> work) {
    call(
        parts -> {
          work.accept(parts);
          return null;
        });
  }

  /** The document of this moment, with all secrets. */
  ConfigurationDocument document() {
    return call(parts -> parts.export().document(true));
  }

  /** Takes a document over, in a transaction, as nobody in particular. */
  ImportReport take(ConfigurationDocument document) {
    return take(document, ImportMode.MERGE);
  }

  ImportReport take(ConfigurationDocument document, ImportMode mode) {
    return call(parts -> parts.imports().run(document, new ImportPlan.Options(mode, true), false));
  }

  /** What is configured, whenever it is exported. */
  static JsonObject content(ConfigurationDocument document) {
    return JSON.createObjectBuilder(document.json()).remove("exportedAt").build();
  }

  /** JSON with single quotes. */
  static JsonObject json(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readObject();
    }
  }

  @Override
  public void close() {
    database.close();
  }

  public void fill() {
    run(TestInstance::addPeople);
    run(TestInstance::addAdapters);
    run(TestInstance::addJobs);
    run(
        parts -> {
          parts.settings().add(new StoredSetting("dbackup.history.days", "90", CREATED));
          SystemTaskSettings task = new SystemTaskSettings("config-backup", CREATED);
          task.takeOver("0 3 * * *", null, true, CREATED);
          parts.settings().add(task);
        });
  }

  private static void addPeople(InstanceParts parts) {
    Group operators =
        new Group("group-1", "Operators", List.of(Permission.JOBS_READ, "jobs:execute"), CREATED);
    parts.groups().add(operators);
    User ann = new User("user-1", "ann@example.com", "Ann", PASSWORD_HASH, CREATED);
    ann.joinOnly(List.of(parts.groups().superAdmin(), operators));
    parts.users().add(ann);
    User bob = new User("user-2", "bob@example.com", "Bob \u00c4", null, CREATED);
    bob.joinOnly(List.of(operators));
    bob.enable(false);
    parts.users().add(bob);
    ApiKey key = new ApiKey("key-1", "script", ann, List.of(Permission.JOBS_READ), CREATED);
    key.use(new AccessSecret(API_KEY));
    key.expireAt(Instant.parse("2030-01-01T00:00:00Z"));
    parts.apiKeys().add(key);
  }

  private static void addAdapters(InstanceParts parts) {
    try (SecretBytes key = SecretBytes.ofHexKey(PROFILE_KEY)) {
      parts
          .repositories
          .profiles()
          .add(
              new EncryptionProfile(
                  PROFILE, "Everyday", "two\nlines", parts.keys().seal(PROFILE, key), CREATED));
    }
    add(
        parts,
        "source-1",
        AdapterType.DATABASE,
        "sample",
        Map.of("username", "backup", "password", PASSWORD_OF_SOURCE, "port", "3307"));
    add(parts, DISK, AdapterType.STORAGE, "memory", Map.of("place", UUID.randomUUID().toString()));
    add(parts, "disk-2", AdapterType.STORAGE, "memory", Map.of("place", "elsewhere"));
    add(parts, "channel-1", AdapterType.NOTIFICATION, "channel", Map.of("webhook", WEBHOOK));
  }

  static void add(
      InstanceParts parts,
      String id,
      AdapterType type,
      String adapterId,
      Map<String, String> config) {
    Adapter adapter = parts.registry().require(adapterId);
    JsonObject given = JSON.createObjectBuilder(Map.copyOf(config)).build();
    parts
        .repositories
        .adapters()
        .add(
            new AdapterConfig(
                id,
                "Name of " + id,
                type,
                adapterId,
                parts.vault().seal(id, adapter, given),
                CREATED));
  }

  private static void addJobs(InstanceParts parts) {
    BackupJob full =
        new BackupJob(
            FULL_JOB,
            "Nightly",
            "15 2 * * MON-FRI",
            "source-1",
            List.of(
                new JobDestination(DISK, 1, null),
                new JobDestination(
                    "disk-2", 2, new RetentionPolicy(RetentionPolicy.Mode.SIMPLE, 3, 0, 0, 0, 0))),
            CREATED);
    full.limitTo(List.of("shop", "cr\u00fcm"));
    full.compressWith(Compression.ZSTD, 7);
    full.encryptWith(PROFILE);
    full.notify(List.of("channel-1"));
    full.notifyAbout(new NotificationRule(false, true, true));
    full.retain(new RetentionPolicy(RetentionPolicy.Mode.SMART, 0, 7, 4, 12, 2));
    parts.repositories.jobs().add(full);
    BackupJob plain =
        new BackupJob(
            "job-2",
            "Plain",
            "0 * * * *",
            "source-1",
            List.of(new JobDestination(DISK, 0, null)),
            CREATED);
    plain.enable(false);
    parts.repositories.jobs().add(plain);
  }
}

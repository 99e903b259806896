package io.dbackup.configuration;

import static io.dbackup.json.PlatformJson.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.access.Caller;
import io.dbackup.access.User;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.job.BackupJob;
import io.dbackup.vault.EncryptionProfile;
import io.dbackup.vault.SecretBytes;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an import does where something is already, and what it refuses. */
class ConfigurationImportTest {
  private static TestInstance untouched;
  private static ConfigurationDocument exported;

  private TestInstance here = untouched;

  @BeforeAll
  static void export() {
    try (TestInstance old = TestInstance.full()) {
      exported = old.document();
    }
    untouched = TestInstance.empty(2);
  }

  @AfterAll
  static void closeTheUntouched() {
    untouched.close();
  }

  /** For tests that write. */
  private void enterAnother() {
    here = TestInstance.empty(3);
  }

  @AfterEach
  void close() {
    if (here != untouched) {
      here.close();
    }
  }

  @Test
  void whatIsHereShouldStayWhenMergedAndBeReported() {
    enterAnother();
    here.take(exported);
    here.run(parts -> job(parts).rename("Renamed here"));

    ImportReport report = here.take(exported, ImportMode.MERGE);

    String name = here.call(parts -> job(parts).name());
    assertThat(name).isEqualTo("Renamed here");
    assertThat(report.updated()).isEmpty();
    assertThat(report.warnings()).singleElement().asString().contains("jobs", "Nightly");
  }

  @Test
  void whatIsHereShouldBecomeTheFilesWhenReplaced() {
    enterAnother();
    here.take(exported);
    here.run(
        parts -> {
          job(parts).rename("Renamed here");
          job(parts).encryptWith(null);
          parts.settings().find("dbackup.history.days").orElseThrow().change("1", old());
          parts.users().find("user-2").orElseThrow().enable(true);
        });

    ImportReport report = here.take(exported, ImportMode.REPLACE);

    assertThat(report.updated()).isEqualTo(Map.of("jobs", 1, "settings", 1, "users", 1));
    assertThat(TestInstance.content(here.document())).isEqualTo(TestInstance.content(exported));
  }

  @Test
  void aCheckShouldSayTheSameAndWriteNothing() {
    enterAnother();
    ConfigurationDocument before = here.document();

    ImportReport check = run(exported, new ImportPlan.Options(ImportMode.MERGE, true), true);

    assertThat(TestInstance.content(here.document())).isEqualTo(TestInstance.content(before));
    assertThat(here.take(exported)).isEqualTo(check);
  }

  @Test
  void jobsShouldComeInDisabledWhenThatIsWanted() {
    enterAnother();
    ImportReport report = run(exported, new ImportPlan.Options(ImportMode.MERGE, false), false);

    boolean enabled = here.call(parts -> job(parts).enabled());
    assertThat(enabled).isFalse();
    assertThat(report.warnings()).singleElement().asString().contains("disabled");
  }

  @Test
  void theAdministratorWithTheSameAddressShouldStayAndGetTheKeysOfTheOldOne() {
    enterAnother();
    addAdministrator("new-1", "ann@example.com");

    ImportReport report = takeAs("new-1", exported, ImportMode.REPLACE);

    here.run(
        parts -> {
          assertThat(parts.users().find("user-1")).isEmpty();
          User admin = parts.users().find("new-1").orElseThrow();
          assertThat(admin.passwordHash()).contains("hash of new-1");
          assertThat(admin.superAdmin()).isTrue();
          assertThat(parts.apiKeys().find("key-1").orElseThrow().owner().id()).isEqualTo("new-1");
        });
    assertThat(report.created()).containsEntry("users", 1);
    assertThat(report.warnings()).anyMatch(line -> line.startsWith("users: kept as they are here"));
  }

  @Test
  void whoeverImportsShouldNeitherBeDemotedNorLockedOut() {
    enterAnother();
    here.take(exported);
    here.run(parts -> parts.users().find("user-1").orElseThrow().takeOverPassword("hash of now"));
    ConfigurationDocument demoting =
        edited(
            "users",
            0,
            entry -> entry.add("enabled", false).add("groups", JSON.createArrayBuilder()));

    takeAs("user-1", demoting, ImportMode.REPLACE);

    here.run(
        parts -> {
          User admin = parts.users().find("user-1").orElseThrow();
          assertThat(admin.enabled()).isTrue();
          assertThat(admin.superAdmin()).isTrue();
          assertThat(admin.passwordHash()).contains("hash of now");
        });
  }

  @Test
  void theKeyOfAProfileShouldNeverBeReplaced() {
    enterAnother();
    here.run(
        parts -> {
          try (SecretBytes key = SecretBytes.ofHexKey("77".repeat(32))) {
            String sealed = parts.keys().seal(TestInstance.PROFILE, key);
            parts
                .repositories
                .profiles()
                .add(new EncryptionProfile(TestInstance.PROFILE, "Mine", null, sealed, old()));
          }
        });

    for (ImportMode mode : ImportMode.values()) {
      assertRefused(exported, mode, "encryptionProfiles[0]", "never replaced");
    }
  }

  @Test
  void aNameThatIsTakenByAnotherShouldBeRefusedAndNothingBeWritten() {
    enterAnother();
    addAdministrator("new-1", "root@example.com");
    ConfigurationDocument taken =
        edited(
            "jobs",
            0,
            entry -> entry.add("id", "job-9").add("name", "Plain"),
            entry -> entry.add("id", "job-2"));
    here.take(exported);
    ConfigurationDocument before = here.document();

    assertRefused(taken, ImportMode.REPLACE, "jobs[0] \"Plain\": the name \"Plain\"", "job-2");
    assertThat(TestInstance.content(here.document())).isEqualTo(TestInstance.content(before));
  }

  @Test
  void everythingThatIsWrongShouldBeNamedAtOnceAndNothingWritten() {
    ConfigurationDocument broken =
        edited(
            "jobs",
            0,
            entry -> entry.add("sourceId", "gone").add("compression", "RAR").add("enabled", 7),
            entry -> entry.add("schedule", "every day").add("encryptionProfileId", "lost"));
    ConfigurationDocument before = here.document();

    assertRefused(
        broken,
        ImportMode.MERGE,
        "jobs[0] \"Nightly\": sourceId names gone in adapters",
        "jobs[0] \"Nightly\": compression must be",
        "jobs[0] \"Nightly\": enabled must be true or false",
        "jobs[1] \"Plain\": schedule",
        "jobs[1] \"Plain\": encryptionProfileId names lost");
    assertThat(TestInstance.content(here.document())).isEqualTo(TestInstance.content(before));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jobs|{'sourceId':'disk-1'}|sourceId must be of type database, but is storage",
        "jobs|{'destinations':[]}|destinations must name at least one",
        "jobs|{'destinations':[{'configId':'disk-1'},{'configId':'disk-1'}]}|names one twice",
        "jobs|{'destinations':[{'configId':'gone'}]}|destinations names gone in adapters",
        "jobs|{'notificationIds':['disk-1']}|notificationIds must be of type notification",
        "jobs|{'retention':{'mode':'ODD'}}|retention.mode must be",
        "jobs|{'compressionLevel':99}|compressionLevel must be from",
        "jobs|{'id':'../etc'}|id must consist of letters",
        "jobs|{'id':''}|id is missing or blank",
        "jobs|{'id':'job-2'}|it is in the file twice",
        "jobs|{'name':7}|name must be a text",
        "jobs|{'name':'a\\u0000b'}|name contains a character that cannot be stored",
        "jobs|{'createdAt':'yesterday'}|createdAt must be a time",
        "adapters|{'adapterId':'oracle'}|adapterId must be one of",
        "adapters|{'type':'storage'}|type must be notification",
        "adapters|{'config':{'webhook':7}}|config.webhook must be a text",
        "adapters|{'config':[]}|config must be an object",
        "users|{'email':'nobody'}|email must be an e-mail address",
        "users|{'groups':['gone']}|groups names gone in groups",
        "users|{'passwordHash':'secret'}|passwordHash is not one of an acceptable kind",
        "users|{'email':'bob@example.com'}|the e-mail address bob@example.com is in the file twice",
        "apiKeys|{'ownerId':'gone'}|ownerId names gone in users",
        "apiKeys|{'secretHash':'x'}|secretHash must be a SHA-256",
        "groups|{'builtIn':true}|there is no such built-in group here",
        "encryptionProfiles|{'key':'abc'}|key must be 64 hexadecimal digits",
        "settings|{'value':'many'}|Setting dbackup.history.days must be",
        "systemTasks|{'schedule':'now and then'}|schedule",
      })
  void aWrongEntryShouldBeRefusedInWords(String section, String change, String words) {
    JsonObject members = TestInstance.json(change);
    ConfigurationDocument broken =
        edited(section, section.equals("groups") ? 1 : 0, entry -> members.forEach(entry::add));

    assertRefused(broken, ImportMode.MERGE, section + "[", words);
  }

  @Test
  void whatALaterReleaseAddedShouldBeLeftOutWithAWord() {
    enterAnother();
    JsonObject later =
        JSON.createObjectBuilder(
                edited("settings", 0, entry -> entry.add("name", "dbackup.of-tomorrow")).json())
            .add("templates", JSON.createArrayBuilder())
            .build();

    ImportReport report = here.take(parse(later));

    assertThat(report.created()).doesNotContainKey("settings");
    assertThat(report.warnings())
        .anyMatch(line -> line.contains("dbackup.of-tomorrow"))
        .anyMatch(line -> line.contains("templates"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|not an exported configuration",
        "{'format':'dbackup-manifest'}|not an exported configuration",
        "{'format':'dbackup-configuration','formatVersion':2}|newer release",
        "{'format':'dbackup-configuration','formatVersion':12345678901234}|newer release",
        "{'format':'dbackup-configuration','formatVersion':0}|formatVersion",
        "{'format':'dbackup-configuration','formatVersion':'1'}|formatVersion",
        "{'format':'dbackup-configuration','formatVersion':1,'jobs':{}}|jobs must be a list",
        "{'format':'dbackup-configuration','formatVersion':1,'jobs':[7]}|jobs[0] must be an object",
        "[]|not a JSON object",
        "{|not a JSON object",
      })
  void whatIsNoConfigurationShouldBeRefusedInWords(String text, String words) {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> here.take(ConfigurationDocument.parse(bytes)))
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INVALID))
        .hasMessageContaining(words);
  }

  @Test
  void aDocumentThatIsNestedTooDeepShouldBeRefused() {
    byte[] deep = ("{\"jobs\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> ConfigurationDocument.parse(deep))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("nested too deep");
  }

  private static BackupJob job(InstanceParts parts) {
    return parts.repositories.jobs().find(TestInstance.FULL_JOB).orElseThrow();
  }

  private static Instant old() {
    return TestInstance.CREATED;
  }

  private void addAdministrator(String id, String email) {
    here.run(
        parts -> {
          User admin = new User(id, email, "Root", "hash of " + id, old());
          admin.joinOnly(List.of(parts.groups().superAdmin()));
          parts.users().add(admin);
        });
  }

  private ImportReport takeAs(String userId, ConfigurationDocument document, ImportMode mode) {
    return here.call(
        parts -> {
          parts.actAs(Caller.of(parts.users().find(userId).orElseThrow()));
          return parts.imports().run(document, new ImportPlan.Options(mode, true), false);
        });
  }

  private ImportReport run(
      ConfigurationDocument document, ImportPlan.Options options, boolean onlyCheck) {
    return here.call(parts -> parts.imports().run(document, options, onlyCheck));
  }

  private void assertRefused(ConfigurationDocument document, ImportMode mode, String... words) {
    assertThatThrownBy(() -> here.take(document, mode))
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INVALID))
        .hasMessageStartingWith("Nothing was imported. ")
        .message()
        .contains(words);
  }

  private interface Edit {
    void on(JsonObjectBuilder entry);
  }

  /** The exported document with entries of one section changed, from an index on. */
  private ConfigurationDocument edited(String section, int from, Edit... edits) {
    List<JsonObject> entries = exported.section(section);
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (int i = 0; i < entries.size(); i++) {
      JsonObjectBuilder entry = JSON.createObjectBuilder(entries.get(i));
      if (i >= from && i - from < edits.length) {
        edits[i - from].on(entry);
      }
      array.add(entry);
    }
    return parse(JSON.createObjectBuilder(exported.json()).add(section, array).build());
  }

  private static ConfigurationDocument parse(JsonObject json) {
    return ConfigurationDocument.parse(json.toString().getBytes(StandardCharsets.UTF_8));
  }
}

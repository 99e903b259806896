package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.access.Permission;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.SettingsChanged;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.event.AuditRecorder;
import io.dbackup.event.RecordedEvents;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.settings.StoredSetting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsServiceTest {
  private static final String LIMIT = "dbackup.max-concurrent-jobs";

  private static TestPersistence database;

  private final Map<String, String> environment = new HashMap<>();
  private final RecordedEvents<SettingsChanged> changed = new RecordedEvents<>();
  private JobRoom room;
  private SettingsService service;

  @BeforeAll
  static void openDatabase() {
    database = new TestPersistence();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void makeTheService() {
    room = new JobRoom(database);
    service = new SettingsService();
    service.settings = new InstanceSettings(name -> Optional.ofNullable(environment.get(name)));
    service.stored = database.settings();
    service.changed = changed;
    service.clock = room.clock;
    service.audit =
        new AuditRecorder(database.auditChain(), new CurrentCaller(room.request), room.clock);
    room.actAs(JobRoom.person(Permission.SETTINGS_WRITE));
  }

  private void change(Map<String, Optional<String>> wanted) {
    database.transaction(() -> service.change(wanted));
  }

  private Map<String, String> kept() {
    Map<String, String> kept = new HashMap<>();
    database.settings().all().forEach(setting -> kept.put(setting.name(), setting.content()));
    return kept;
  }

  @Test
  void aChangeShouldBeStoredAnnouncedAndAudited() {
    change(Map.of(LIMIT, Optional.of("5")));
    change(Map.of(LIMIT, Optional.of("6")));
    assertThat(kept()).containsExactly(Map.entry(LIMIT, "6"));
    assertThat(changed.fired()).hasSize(2);
    List<AuditEntry> entries = database.audit().find(AuditFilter.all(), 0, 10);
    assertThat(entries)
        .extracting(AuditEntry::details)
        .hasSize(2)
        .contains("{\"before\":{\"" + LIMIT + "\":\"5\"},\"after\":{\"" + LIMIT + "\":\"6\"}}");
  }

  @Test
  void nothingShouldBeStoredWhenOneValueIsWrong() {
    assertThatThrownBy(
            () ->
                change(
                    Map.of(
                        "dbackup.timezone",
                        Optional.of("Europe/Berlin"),
                        LIMIT,
                        Optional.of("1000"))))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(LIMIT)
        .hasMessageContaining("from 1 to 64");
    assertThat(kept()).isEmpty();
    assertThat(changed.fired()).isEmpty();
  }

  @Test
  void anEmptyValueShouldTakeASettingBackToItsDefault() {
    change(Map.of(LIMIT, Optional.of("5")));
    change(Map.of(LIMIT, Optional.empty()));
    assertThat(kept()).isEmpty();
  }

  @Test
  void whatTheOperatorHasFixedShouldNotBeChanged() {
    environment.put(LIMIT, "3");
    assertThatThrownBy(() -> change(Map.of(LIMIT, Optional.of("5"))))
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.CONFLICT))
        .hasMessageContaining("DBACKUP_MAX_CONCURRENT_JOBS");
    assertThat(kept()).isEmpty();
  }

  @Test
  void aSettingThatDoesNotExistShouldBeNamed() {
    assertThatThrownBy(() -> change(Map.of("dbackup.colour", Optional.of("red"))))
        .hasMessageContaining("dbackup.colour");
    assertThat(database.settings().all()).extracting(StoredSetting::name).isEmpty();
  }
}

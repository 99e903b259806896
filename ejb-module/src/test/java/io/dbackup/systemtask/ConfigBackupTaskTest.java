package io.dbackup.systemtask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.application.ConfigurationBackup;
import io.dbackup.config.InstanceSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigBackupTaskTest {
  private final Map<String, String> configuration = new HashMap<>();
  private final Probing told = new Probing();
  private final ConfigBackupTask task = new ConfigBackupTask();
  private String storedAt;

  @BeforeEach
  void prepare() {
    task.settings = new InstanceSettings(name -> Optional.ofNullable(configuration.get(name)));
    task.backup =
        new ConfigurationBackup() {
          @Override
          public Stored store(String destinationId, String profileId) {
            storedAt = destinationId + " with " + profileId;
            return new Stored(
                "config/new", 1234, List.of("config/old"), List.of("config/older is locked"));
          }
        };
  }

  @Test
  void itShouldStoreWhereTheSettingsSayAndTellWhatBecameOfOlderOnes() {
    configuration.put("dbackup.config-backup.destination", "disk-1");
    configuration.put("dbackup.config-backup.profile", "key-1");
    task.run(told.report);
    assertThat(storedAt).isEqualTo("disk-1 with key-1");
    assertThat(told.lines)
        .containsExactly(
            "Stored \"config/new\" (1234 bytes)",
            "Deleted the older \"config/old\"",
            "config/older is locked");
    assertThat(told.report.problems()).containsExactly("config/older is locked");
  }

  @Test
  void aRunThatWasNotSetUpShouldFailAndNameTheSetting() {
    configuration.put("dbackup.config-backup.destination", "disk-1");
    assertThatThrownBy(() -> task.run(told.report))
        .hasMessageContaining("was not backed up")
        .hasMessageContaining("dbackup.config-backup.profile");
    assertThat(storedAt).isNull();
  }

  @Test
  void itShouldBeOffUntilSomebodySwitchesItOn() {
    assertThat(task.enabledAtFirst()).isFalse();
  }
}

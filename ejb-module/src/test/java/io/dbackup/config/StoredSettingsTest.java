package io.dbackup.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.config.InstanceSettings.Origin;
import io.dbackup.persistence.SettingRepository;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.settings.StoredSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredSettingsTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

  private final TestPersistence database = new TestPersistence();
  private final Map<String, String> environment = new HashMap<>();
  private final AtomicLong nanos = new AtomicLong();
  private final StoredSettings stored = new StoredSettings(nanos::get);
  private final InstanceSettings settings = settings();

  private InstanceSettings settings() {
    stored.repository = database.settings();
    return new InstanceSettings(name -> Optional.ofNullable(environment.get(name)), stored);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void store(Setting<?> setting, String value) {
    database.transaction(
        () -> database.settings().add(new StoredSetting(setting.name(), value, NOW)));
  }

  @Test
  void aStoredValueShouldHoldInsteadOfTheDefault() {
    store(Settings.MAX_CONCURRENT_JOBS, "7");
    assertThat(settings.get(Settings.MAX_CONCURRENT_JOBS)).isEqualTo(7);
    assertThat(settings.origin(Settings.MAX_CONCURRENT_JOBS)).isEqualTo(Origin.STORED);
    assertThat(settings.origin(Settings.TIME_ZONE)).isEqualTo(Origin.DEFAULT);
  }

  @Test
  void theEnvironmentShouldWinOverWhatIsStored() {
    store(Settings.MAX_CONCURRENT_JOBS, "7");
    environment.put("dbackup.max-concurrent-jobs", "3");
    assertThat(settings.get(Settings.MAX_CONCURRENT_JOBS)).isEqualTo(3);
    assertThat(settings.origin(Settings.MAX_CONCURRENT_JOBS)).isEqualTo(Origin.ENVIRONMENT);
  }

  @Test
  void aStoredValueThatDoesNotFitShouldCountAsNone() {
    store(Settings.MAX_CONCURRENT_JOBS, "a thousand");
    assertThat(settings.get(Settings.MAX_CONCURRENT_JOBS)).isEqualTo(2);
    assertThat(settings.origin(Settings.MAX_CONCURRENT_JOBS)).isEqualTo(Origin.DEFAULT);
  }

  @Test
  void aChangeOfThisNodeShouldHoldAtOnce() {
    assertThat(settings.get(Settings.MAX_CONCURRENT_JOBS)).isEqualTo(2);
    store(Settings.MAX_CONCURRENT_JOBS, "7");
    assertThat(settings.get(Settings.MAX_CONCURRENT_JOBS)).as("read a moment ago").isEqualTo(2);
    stored.changed(new SettingsChanged());
    assertThat(settings.get(Settings.MAX_CONCURRENT_JOBS)).isEqualTo(7);
  }

  @Test
  void aChangeOfAnotherNodeShouldHoldAfterFiveSeconds() {
    assertThat(settings.get(Settings.MAX_CONCURRENT_JOBS)).isEqualTo(2);
    store(Settings.MAX_CONCURRENT_JOBS, "7");
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(settings.get(Settings.MAX_CONCURRENT_JOBS)).isEqualTo(7);
  }

  @Test
  void whatWasReadLastShouldHoldWhileTheDatabaseIsAway() {
    store(Settings.MAX_CONCURRENT_JOBS, "7");
    assertThat(settings.get(Settings.MAX_CONCURRENT_JOBS)).isEqualTo(7);
    stored.repository =
        new SettingRepository() {
          @Override
          public List<StoredSetting> all() {
            throw new IllegalStateException("no connection");
          }
        };
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(settings.get(Settings.MAX_CONCURRENT_JOBS)).isEqualTo(7);
  }
}

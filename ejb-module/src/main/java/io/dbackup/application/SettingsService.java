package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Permission;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.InstanceSettings.Origin;
import io.dbackup.config.Setting;
import io.dbackup.config.Settings;
import io.dbackup.config.SettingsChanged;
import io.dbackup.error.BackupException;
import io.dbackup.event.AuditRecorder;
import io.dbackup.persistence.SettingRepository;
import io.dbackup.settings.StoredSetting;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings that can be changed while the server runs. */
@Stateless
public class SettingsService {
  @Inject InstanceSettings settings;
  @Inject SettingRepository stored;
  @Inject Event<SettingsChanged> changed;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /** A setting as it is now; the value is empty when it has none. */
  public record Current(Setting<?> setting, Optional<String> value, Origin origin) {}

  /**
   * All of them, in the order in which they are shown; also for those who have just changed one.
   */
  @RolesAllowed({Permission.SETTINGS_READ, Permission.SETTINGS_WRITE})
  public List<Current> list() {
    return Settings.all().stream()
        .map(setting -> new Current(setting, settings.text(setting), settings.origin(setting)))
        .toList();
  }

  /**
   * Changes settings by name, all or none; an empty value takes a setting back to its default. They
   * hold at once on this node, and on the others within seconds. INVALID names the setting that
   * does not exist or does not take the value, CONFLICT the one that the operator has fixed.
   */
  @RolesAllowed(Permission.SETTINGS_WRITE)
  public void change(Map<String, Optional<String>> wanted) {
    wanted.forEach(this::requirePossible);
    JsonObjectBuilder before = JSON.createObjectBuilder();
    JsonObjectBuilder after = JSON.createObjectBuilder();
    wanted.forEach(
        (name, value) -> {
          before.add(name, json(stored.find(name).map(StoredSetting::content)));
          after.add(name, json(value));
          store(name, value);
        });
    audit.record(
        AuditAction.UPDATE,
        AuditResource.SYSTEM,
        "settings",
        JSON.createObjectBuilder().add("before", before).add("after", after).build());
    changed.fire(new SettingsChanged());
  }

  private void requirePossible(String name, Optional<String> value) {
    Setting<?> setting =
        Settings.find(name)
            .orElseThrow(() -> BackupException.invalid("There is no setting named " + name));
    if (settings.origin(setting) == Origin.ENVIRONMENT) {
      throw BackupException.conflict(
          "Setting "
              + name
              + " is fixed by the operator (environment "
              + setting.environmentVariable()
              + ") and cannot be changed here");
    }
    value.ifPresent(setting::read);
  }

  private void store(String name, Optional<String> value) {
    Optional<StoredSetting> known = stored.find(name);
    if (value.isEmpty()) {
      known.ifPresent(stored::remove);
    } else if (known.isPresent()) {
      known.get().change(value.get(), clock.instant());
    } else {
      stored.add(new StoredSetting(name, value.get(), clock.instant()));
    }
  }

  private static JsonValue json(Optional<String> value) {
    return value.<JsonValue>map(JSON::createValue).orElse(JsonValue.NULL);
  }
}

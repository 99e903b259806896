package io.dbackup.configuration;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.config.Setting;
import io.dbackup.config.Settings;
import io.dbackup.config.SettingsChanged;
import io.dbackup.persistence.SettingRepository;
import io.dbackup.settings.StoredSetting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Settings that administrators changed. What the operator fixed in the environment is not here. */
@ApplicationScoped
public class SettingSection implements ConfigurationSection {
  private static final int MAX_NAME = 100;
  private static final String VALUE = "value";

  @Inject SettingRepository settings;
  @Inject Event<SettingsChanged> changed;
  @Inject Clock clock;

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public int order() {
    return 70;
  }

  @Override
  public String idMember() {
    return "name";
  }

  @Override
  public int maxIdLength() {
    return MAX_NAME;
  }

  @Override
  public List<JsonObject> entries(boolean secrets) {
    return settings.all().stream()
        .map(
            setting ->
                JSON.createObjectBuilder()
                    .add(idMember(), setting.name())
                    .add(VALUE, setting.content())
                    .build())
        .toList();
  }

  @Override
  public Optional<Runnable> prepare(ImportEntry entry, String idHere, ImportPlan plan) {
    String value = entry.optionalText(VALUE, ImportEntry.MAX_TEXT).orElse("");
    Optional<Setting<?>> setting = Settings.find(idHere);
    if (setting.isEmpty()) {
      plan.warn("Setting " + idHere + " was left out: there is none of that name here");
      return Optional.empty();
    }
    entry.attempt(() -> setting.get().read(value));
    return Optional.of(() -> write(idHere, value));
  }

  private void write(String name, String value) {
    Optional<StoredSetting> known = settings.find(name);
    if (known.isPresent()) {
      known.get().change(value, clock.instant());
    } else {
      settings.add(new StoredSetting(name, value, clock.instant()));
    }
    changed.fire(new SettingsChanged());
  }
}

package io.dbackup.configuration;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.job.CronExpression;
import io.dbackup.persistence.SettingRepository;
import io.dbackup.settings.SystemTaskSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** When system tasks run, where that differs from what they say themselves. */
@ApplicationScoped
public class SystemTaskSection implements ConfigurationSection {
  private static final int MAX_ID = 40;
  private static final String SCHEDULE = "schedule";
  private static final String AT_START = "runOnStartup";
  private static final String ENABLED = "enabled";

  @Inject SettingRepository settings;
  @Inject Clock clock;

  @Override
  public String name() {
    return "systemTasks";
  }

  @Override
  public int order() {
    return 80;
  }

  @Override
  public int maxIdLength() {
    return MAX_ID;
  }

  @Override
  public List<JsonObject> entries(boolean secrets) {
    return settings.tasks().stream().map(SystemTaskSection::entry).toList();
  }

  private static JsonObject entry(SystemTaskSettings task) {
    JsonObjectBuilder entry = JSON.createObjectBuilder().add("id", task.id());
    task.schedule().ifPresent(cron -> entry.add(SCHEDULE, cron));
    task.runOnStartup().ifPresent(wanted -> entry.add(AT_START, wanted));
    task.enabled().ifPresent(wanted -> entry.add(ENABLED, wanted));
    return entry.build();
  }

  @Override
  public Optional<Runnable> prepare(ImportEntry entry, String idHere, ImportPlan plan) {
    Optional<String> schedule = entry.optionalText(SCHEDULE, CronExpression.MAX_LENGTH);
    schedule.ifPresent(cron -> entry.attempt(() -> CronExpression.parse(cron)));
    Boolean atStart = entry.optionalFlag(AT_START).orElse(null);
    Boolean enabled = entry.optionalFlag(ENABLED).orElse(null);
    return Optional.of(() -> write(idHere, schedule.orElse(null), atStart, enabled));
  }

  private void write(String id, String schedule, Boolean atStart, Boolean enabled) {
    Optional<SystemTaskSettings> known = settings.findTask(id);
    SystemTaskSettings task = known.orElseGet(() -> new SystemTaskSettings(id, clock.instant()));
    task.takeOver(schedule, atStart, enabled, clock.instant());
    if (known.isEmpty()) {
      settings.add(task);
    }
  }
}

package io.dbackup.application;

import io.dbackup.persistence.SettingRepository;
import io.dbackup.settings.SystemTaskSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** When each system task runs, as the database has it now. */
@ApplicationScoped
public class TaskPlans {
  @Inject SystemTasks tasks;
  @Inject SettingRepository settings;

  /** For the container. */
  public TaskPlans() {}

  public TaskPlans(SystemTasks tasks, SettingRepository settings) {
    this.tasks = tasks;
    this.settings = settings;
  }

  /** By id. */
  public List<TaskPlan> all() {
    Map<String, SystemTaskSettings> changed =
        settings.tasks().stream()
            .collect(Collectors.toMap(SystemTaskSettings::id, Function.identity()));
    return tasks.all().stream()
        .map(task -> TaskPlan.of(task, Optional.ofNullable(changed.get(task.id()))))
        .toList();
  }
}

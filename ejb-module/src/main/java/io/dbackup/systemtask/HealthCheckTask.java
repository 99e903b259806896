package io.dbackup.systemtask;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterType;
import io.dbackup.application.AdapterHealthRecorder;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.spi.task.SystemTask;
import io.dbackup.spi.task.TaskReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Asks every source and destination whether it answers, several at a time, and keeps the answers.
 * Notification channels are left out: to ask them is to send something.
 */
@ApplicationScoped
public class HealthCheckTask implements SystemTask {
  @Inject AdapterConfigRepository configs;
  @Inject AdapterProbes probes;
  @Inject AdapterHealthRecorder health;

  @Override
  public String id() {
    return "health-check";
  }

  @Override
  public String label() {
    return "Health check";
  }

  @Override
  public String description() {
    return "Asks every source and destination whether it answers, and keeps the answers";
  }

  @Override
  public String defaultSchedule() {
    return "*/5 * * * *";
  }

  @Override
  public boolean runsOnStartup() {
    return true;
  }

  @Override
  public void run(TaskReport report) {
    List<AdapterConfig> asked =
        configs.all().stream().filter(config -> config.type() != AdapterType.NOTIFICATION).toList();
    int answered = 0;
    for (AdapterProbes.Answer answer : probes.probe(asked, report)) {
      answered += record(answer, report) ? 1 : 0;
    }
    report.info(answered + " of " + asked.size() + " answered");
  }

  private boolean record(AdapterProbes.Answer answer, TaskReport report) {
    AdapterConfig config = answer.config();
    if (answer.error().isEmpty()) {
      health.answered(
          config.id(), Optional.of(answer.version()).filter(v -> !v.isEmpty()), answer.latency());
      return true;
    }
    health.failed(config.id(), answer.error().get(), answer.latency());
    report.info("\"" + config.name() + "\" does not answer: " + answer.error().get());
    return false;
  }
}

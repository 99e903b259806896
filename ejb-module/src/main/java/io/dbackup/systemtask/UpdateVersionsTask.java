package io.dbackup.systemtask;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterType;
import io.dbackup.application.AdapterHealthRecorder;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.spi.task.SystemTask;
import io.dbackup.spi.task.TaskReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Reads the versions of the database servers and says which have changed: after an upgrade of a
 * server its dump tools may be too old.
 */
@ApplicationScoped
public class UpdateVersionsTask implements SystemTask {
  @Inject AdapterConfigRepository configs;
  @Inject AdapterProbes probes;
  @Inject AdapterHealthRecorder health;

  @Override
  public String id() {
    return "update-db-versions";
  }

  @Override
  public String label() {
    return "Database versions";
  }

  @Override
  public String description() {
    return "Reads the versions of the database servers and says which have changed";
  }

  @Override
  public String defaultSchedule() {
    return "0 * * * *";
  }

  @Override
  public void run(TaskReport report) {
    for (AdapterProbes.Answer answer : probes.probe(configs.ofType(AdapterType.DATABASE), report)) {
      AdapterConfig config = answer.config();
      String name = "\"" + config.name() + "\"";
      if (answer.error().isPresent()) {
        report.info(name + " does not answer: " + answer.error().get());
      } else if (!config.engineVersion().equals(Optional.of(answer.version()))) {
        health.answered(config.id(), Optional.of(answer.version()), answer.latency());
        report.info(
            name
                + " is version "
                + answer.version()
                + config.engineVersion().map(before -> ", before " + before).orElse(""));
      }
    }
  }
}

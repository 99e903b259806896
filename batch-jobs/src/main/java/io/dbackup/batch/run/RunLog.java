package io.dbackup.batch.run;

import io.dbackup.application.ExecutionJournal;
import io.dbackup.execution.LogLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * The log of a run, in the stage it is in. A line that cannot be stored goes to the server's log: a
 * backup is not given up because its story cannot be told.
 */
@ApplicationScoped
public class RunLog {
  private static final System.Logger LOG = System.getLogger(RunLog.class.getName());

  @Inject ExecutionJournal journal;

  public void info(Run run, String message) {
    write(run, LogLevel.INFO, List.of(message));
  }

  public void warning(Run run, String message) {
    write(run, LogLevel.WARNING, List.of(message));
  }

  public void error(Run run, String message) {
    write(run, LogLevel.ERROR, List.of(message));
  }

  public void warnings(Run run, List<String> messages) {
    write(run, LogLevel.WARNING, messages);
  }

  private void write(Run run, LogLevel level, List<String> messages) {
    try {
      journal.logAll(run.executionId(), level, run.stage(), messages);
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Log lines of execution " + run.executionId() + " could not be stored: " + messages,
          e);
    }
  }
}

package io.dbackup.batch.run;

import io.dbackup.application.ExecutionJournal;
import io.dbackup.execution.LogLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * What is told of a run while it goes on: where it stands, and its log, in the stage it is in. What
 * cannot be stored goes to the server's log: a backup is not given up because its story cannot be
 * told.
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

  /**
   * Stores where the run stands now. Call it also before the run ends, or the last bytes are never
   * seen.
   */
  public void progress(Run run) {
    Run.Progress now = run.progress();
    try {
      journal.advance(
          run.executionId(), now.stage(), now.percent(), now.bytesDone(), now.bytesTotal());
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The progress of execution " + run.executionId() + " could not be stored",
          e);
    }
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

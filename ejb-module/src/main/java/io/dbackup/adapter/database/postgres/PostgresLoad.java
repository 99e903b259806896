package io.dbackup.adapter.database.postgres;

import io.dbackup.adapter.database.process.ChildProcess;
import io.dbackup.adapter.database.process.LoadStream;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.Load;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A running {@code pg_restore} into a new database, which takes the target's place only when
 * everything is in it. Until then the target is not touched.
 */
final class PostgresLoad implements Load {
  private final RestorePlan plan;
  private final ScratchDatabase scratch;
  private final ChildProcess child;
  private final ArchiveFilter filter;
  private final LoadStream content;
  private final List<String> warnings = new ArrayList<>();
  private boolean succeeded;
  private boolean closed;
  private String targetState;

  private PostgresLoad(RestorePlan plan, ScratchDatabase scratch, ChildProcess child) {
    this.plan = plan;
    this.scratch = scratch;
    this.child = child;
    this.filter = new ArchiveFilter(plan.assignableRoles(), child.input());
    this.content = new LoadStream(child, "pg_restore", filter::write);
    this.targetState =
        plan.targetExists()
            ? "The database \"" + target() + "\" is as it was before."
            : "No database \"" + target() + "\" was made.";
  }

  static PostgresLoad start(RestorePlan plan) {
    ScratchDatabase scratch =
        ScratchDatabase.create(plan.server(), plan.request().databaseProperties());
    try {
      List<String> arguments = new ArrayList<>(List.of("--exit-on-error", "--no-password"));
      if (!plan.tablespacesMissing().isEmpty()) {
        arguments.add("--no-tablespaces");
      }
      arguments.add("--dbname=" + scratch.name());
      ChildProcess child =
          ChildProcess.consuming(
              plan.server().command(plan.tool().tool(), arguments, scratch.name()), line -> false);
      return new PostgresLoad(plan, scratch, child);
    } catch (RuntimeException e) {
      try (scratch) {
        scratch.drop();
      } catch (SQLException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private String target() {
    return plan.request().targetDatabase();
  }

  @Override
  public OutputStream content() {
    return content;
  }

  @Override
  public void awaitSuccess() {
    try {
      content.close();
    } catch (IOException e) {
      throw content.failure(child.awaitExit());
    }
    int status = child.awaitExit();
    if (status != 0 || child.isClosed()) {
      throw content.failure(status);
    }
    filter.requireComplete();
    warnings.addAll(child.errorLines());
    warnings.addAll(filter.notRestored());
    if (!plan.tablespacesMissing().isEmpty()) {
      warnings.add(
          "Objects of the tablespaces "
              + String.join(", ", plan.tablespacesMissing())
              + " are in the default tablespace, because the target does not have those.");
    }
    takePlace();
  }

  private synchronized void takePlace() {
    if (closed) {
      throw new AdapterException(AdapterFailure.PERMANENT, "The restore was stopped.");
    }
    try {
      warnings.addAll(
          new PropertyRestorer(scratch.maintenance(), plan.assignableRoles())
              .apply(scratch.name(), plan.request().databaseProperties()));
      SwapDatabases swap = new SwapDatabases(plan.server(), scratch.maintenance());
      if (plan.targetExists()) {
        swap.replace(scratch.name(), target())
            .ifPresent(
                kept ->
                    warnings.add(
                        "The former content was replaced but could not be dropped; it is the database \""
                            + kept
                            + "\" now."));
      } else {
        swap.rename(scratch.name(), target());
      }
      succeeded = true;
    } catch (SQLException e) {
      throw new PostgresErrors(plan.server()).classify("put the restored database in its place", e);
    }
  }

  @Override
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public synchronized String targetStateAfterFailure() {
    return targetState;
  }

  @Override
  public void close() {
    child.close();
    finish();
  }

  private synchronized void finish() {
    if (closed) {
      return;
    }
    closed = true;
    try (scratch) {
      if (!succeeded) {
        scratch.drop();
      }
    } catch (SQLException e) {
      targetState +=
          " The unfinished copy \"" + scratch.name() + "\" could not be dropped: " + e.getMessage();
    }
  }
}

package io.dbackup.adapter.database.mysql;

import io.dbackup.adapter.database.process.ChildProcess;
import io.dbackup.adapter.database.process.LoadStream;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.Load;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A running client that loads a dump into a database made for it. */
final class MysqlLoad implements Load {
  private final MysqlRestorePlan plan;
  private final MysqlTarget target;
  private final ChildProcess child;
  private final SqlTrailer trailer = new SqlTrailer();
  private final DatabaseRenamer names;
  private final LoadStream content;
  private final List<String> warnings = new ArrayList<>();
  private boolean succeeded;
  private boolean closed;
  private String targetState = "";

  private MysqlLoad(MysqlRestorePlan plan, MysqlTarget target, ChildProcess child) {
    this.plan = plan;
    this.target = target;
    this.child = child;
    String name = plan.request().targetDatabase();
    String source = plan.request().databaseProperties().getOrDefault(MysqlSource.NAME, name);
    this.names = new DatabaseRenamer(source, name, child.input());
    this.content =
        new LoadStream(
            child,
            plan.client().tool().name(),
            (bytes, offset, length) -> {
              trailer.accept(bytes, offset, length);
              names.write(bytes, offset, length);
            });
  }

  static MysqlLoad start(MysqlRestorePlan plan) {
    MysqlTarget target = MysqlTarget.make(plan);
    try {
      ChildProcess child =
          ChildProcess.consuming(
              plan.server().command(plan.client(), arguments(plan)), ClientWarnings::matters);
      return new MysqlLoad(plan, target, child);
    } catch (AdapterException e) {
      throw new AdapterException(e.failure(), e.getMessage() + " " + target.undo(), e);
    }
  }

  private static List<String> arguments(MysqlRestorePlan plan) {
    return List.of(
        "--batch",
        // Statements only: nothing in a backup may run a command or read a file on this machine.
        "--binary-mode",
        "--local-infile=0",
        "--skip-reconnect",
        // Those in the bodies of routines and triggers belong to them.
        "--comments",
        "--show-warnings",
        "--default-character-set=utf8mb4",
        "--max-allowed-packet=1G",
        "--database=" + plan.request().targetDatabase());
  }

  @Override
  public OutputStream content() {
    return content;
  }

  @Override
  public void awaitSuccess() {
    try {
      names.finish();
      content.close();
    } catch (IOException e) {
      throw content.failure(child.awaitExit());
    }
    int status = child.awaitExit();
    if (status != 0 || child.isClosed()) {
      throw content.failure(status);
    }
    trailer.requireComplete();
    warnings.addAll(child.errorLines());
    warnings.addAll(child.messageLines());
    synchronized (this) {
      if (closed) {
        throw new AdapterException(AdapterFailure.PERMANENT, "The restore was stopped.");
      }
      succeeded = true;
      warnings.addAll(target.keep());
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
    if (!closed && !succeeded) {
      targetState = target.undo();
    }
    closed = true;
  }
}

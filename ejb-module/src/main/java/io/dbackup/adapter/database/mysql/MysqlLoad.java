package io.dbackup.adapter.database.mysql;

import io.dbackup.adapter.database.process.ChildProcess;
import io.dbackup.adapter.database.process.LoadStream;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.Load;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running client that loads a dump into a database made for it. */
final class MysqlLoad implements Load {
  private final MysqlRestorePlan plan;
  private final ChildProcess child;
  private final SqlTrailer trailer = new SqlTrailer();
  private final DatabaseNameFilter names;
  private final LoadStream content;
  private final List<String> warnings = new ArrayList<>();
  private boolean succeeded;
  private boolean closed;
  private String targetState = "";

  private MysqlLoad(MysqlRestorePlan plan, ChildProcess child) {
    this.plan = plan;
    this.child = child;
    this.names = names(plan, child);
    this.content =
        new LoadStream(
            child,
            plan.client().tool().name(),
            (bytes, offset, length) -> {
              trailer.accept(bytes, offset, length);
              names.write(bytes, offset, length);
            });
  }

  private static DatabaseNameFilter names(MysqlRestorePlan plan, ChildProcess child) {
    String target = plan.request().targetDatabase();
    String source = plan.request().databaseProperties().getOrDefault(MysqlSource.NAME, target);
    return new DatabaseNameFilter(source, target, child.input());
  }

  static MysqlLoad start(MysqlRestorePlan plan) {
    makeTarget(plan);
    List<String> arguments =
        List.of(
            "--batch",
            // Statements only: nothing in a backup may run a command or read a file on this
            // machine.
            "--binary-mode",
            "--local-infile=0",
            "--skip-reconnect",
            // Those in the bodies of routines and triggers belong to them.
            "--comments",
            "--show-warnings",
            "--default-character-set=utf8mb4",
            "--max-allowed-packet=1G",
            "--database=" + plan.request().targetDatabase());
    return new MysqlLoad(
        plan,
        ChildProcess.consuming(
            plan.server().command(plan.client(), arguments), ClientWarnings::matters));
  }

  private static void makeTarget(MysqlRestorePlan plan) {
    String name = MysqlNames.quoted(plan.request().targetDatabase());
    Map<String, String> properties = plan.request().databaseProperties();
    StringBuilder create = new StringBuilder("CREATE DATABASE " + name);
    append(create, " CHARACTER SET ", properties.get(MysqlSource.CHARACTER_SET));
    append(create, " COLLATE ", properties.get(MysqlSource.COLLATION));
    try (Connection connection = plan.server().connectPatiently();
        var statement = connection.createStatement()) {
      if (plan.existing().isPresent()) {
        statement.execute("DROP DATABASE " + name);
      }
      statement.execute(create.toString());
    } catch (SQLException e) {
      throw new MysqlErrors(plan.server())
          .classify("make the database \"" + plan.request().targetDatabase() + "\"", e);
    }
  }

  private static void append(StringBuilder sql, String clause, String name) {
    if (name != null) {
      sql.append(clause).append(MysqlNames.quoted(name));
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
      names.finish();
      content.close();
    } catch (IOException e) {
      throw new AdapterException(
          AdapterFailure.RETRYABLE, "The client did not take the end of the backup.", e);
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
    if (succeeded) {
      return;
    }
    try (Connection connection = plan.server().connectPatiently();
        var statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + MysqlNames.quoted(target()));
      targetState =
          plan.existing().isPresent()
              ? "The database \""
                  + target()
                  + "\" was dropped for the restore and does not exist now; its former"
                  + " content is in the safety copy, if one was made."
              : "No database \"" + target() + "\" was made.";
    } catch (SQLException | AdapterException e) {
      targetState =
          "The database \""
              + target()
              + "\" exists and is incomplete; do not use it. It could not be dropped: "
              + e.getMessage();
    }
  }
}

package io.dbackup.adapter.database.mysql;

import io.dbackup.adapter.database.process.ChildProcess;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.RestoreRequest;
import io.dbackup.spi.database.TargetState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A restore that was found possible.
 *
 * @param server the target, with the credentials the restore works under
 * @param vendor who made the target server
 * @param client the program that loads
 * @param existing what stands at the target now
 */
record MysqlRestorePlan(
    MysqlServer server,
    Vendor vendor,
    MysqlTools.VersionedTool client,
    RestoreRequest request,
    Optional<TargetState> existing) {

  private static final Duration LOGIN = Duration.ofSeconds(30);
  private static final int LONGEST_NAME = 64;

  /**
   * Checks a request against the server; throws, in words, when it cannot be carried out. Changes
   * nothing.
   */
  static MysqlRestorePlan check(MysqlServer configured, MysqlTools tools, RestoreRequest request) {
    String target = request.targetDatabase();
    checkName(target);
    MysqlServer server = request.privileged().map(configured::as).orElse(configured);
    try (Connection connection = server.connect()) {
      MysqlCatalog catalog = new MysqlCatalog(server, connection);
      MysqlTools.VersionedTool client = tools.client(catalog.vendor(), catalog.version());
      Optional<TargetState> existing = catalog.target(target);
      if (existing.isPresent() && !existing.get().empty() && !request.replaceExisting()) {
        throw new AdapterException(
            AdapterFailure.ALREADY_EXISTS,
            "The database \""
                + target
                + "\" exists and is not empty ("
                + existing.get().tableCount()
                + " tables); it was not touched.");
      }
      RestoreRights.check(server, connection, catalog.vendor(), request);
      checkCollation(server, connection, request.databaseProperties());
      FunctionLogging.check(connection, request.databaseProperties());
      checkClient(server, client);
      return new MysqlRestorePlan(server, catalog.vendor(), client, request, existing);
    } catch (SQLException e) {
      throw new MysqlErrors(server).classify("be checked as a target", e);
    }
  }

  private static void checkCollation(
      MysqlServer server, Connection connection, Map<String, String> properties) {
    String characterSet = properties.get(MysqlSource.CHARACTER_SET);
    String collation = properties.get(MysqlSource.COLLATION);
    if (characterSet == null || collation == null) {
      return;
    }
    String sql =
        "SELECT CONVERT('' USING "
            + MysqlNames.quoted(characterSet)
            + ") COLLATE "
            + MysqlNames.quoted(collation);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new MysqlErrors(server)
          .classify("make a database with the collation " + collation + " of the backup", e);
    }
  }

  /** Logs in with the very program that is going to load, before anything is dropped for it. */
  private static void checkClient(MysqlServer server, MysqlTools.VersionedTool client) {
    List<String> arguments = List.of("--batch", "--execute=SELECT 1");
    try (ChildProcess child =
        ChildProcess.consuming(server.command(client, arguments), line -> false)) {
      if (!child.endsWithin(LOGIN)) {
        throw new AdapterException(
            AdapterFailure.RETRYABLE,
            client.tool().name() + " cannot log in at " + server.address() + " in time.");
      }
      if (child.awaitExit() != 0) {
        throw new AdapterException(
            AdapterFailure.PERMANENT,
            client.tool().name()
                + " cannot log in at "
                + server.address()
                + ": "
                + child.errorSummary());
      }
    }
  }

  private static void checkName(String target) {
    if (target.isEmpty() || target.indexOf('\0') >= 0 || target.endsWith(" ")) {
      throw new AdapterException(
          AdapterFailure.PERMANENT,
          "The name of the target database must not be empty or end with a blank.");
    }
    if (target.codePointCount(0, target.length()) > LONGEST_NAME) {
      throw new AdapterException(
          AdapterFailure.PERMANENT,
          "The name of the target database is longer than the "
              + LONGEST_NAME
              + " characters MySQL allows.");
    }
    if (target.codePoints().anyMatch(c -> c > 0xffff)) {
      throw new AdapterException(
          AdapterFailure.PERMANENT,
          "MySQL allows no character beyond U+FFFF, such as an emoji, in the name of a database.");
    }
    if (MysqlNames.isSystem(target)) {
      throw new AdapterException(
          AdapterFailure.PERMANENT,
          "The database \""
              + target
              + "\" belongs to the server itself and is never replaced; choose another name.");
    }
  }
}

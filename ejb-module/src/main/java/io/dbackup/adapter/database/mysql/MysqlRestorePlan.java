package io.dbackup.adapter.database.mysql;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.RestoreRequest;
import io.dbackup.spi.database.TargetState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A restore that was found possible.
 *
 * @param server the target, with the credentials the restore works under
 * @param client the program that loads
 * @param existing what stands at the target now
 */
record MysqlRestorePlan(
    MysqlServer server,
    MysqlTools.VersionedTool client,
    RestoreRequest request,
    Optional<TargetState> existing) {

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
      return new MysqlRestorePlan(server, client, request, existing);
    } catch (SQLException e) {
      throw new MysqlErrors(server).classify("be checked as a target", e);
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

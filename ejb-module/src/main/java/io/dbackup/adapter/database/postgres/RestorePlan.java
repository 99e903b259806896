package io.dbackup.adapter.database.postgres;

import io.dbackup.adapter.database.postgres.PostgresTools.VersionedTool;
import io.dbackup.adapter.database.process.ToolVersion;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.RestoreRequest;
import io.dbackup.spi.database.TargetState;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A restore that was found possible, with everything it needs to know of the target.
 *
 * @param server the target, with the credentials the restore works under
 * @param tool the restore program
 * @param targetExists whether a database of that name stands there
 * @param assignableRoles roles of the target that may own restored objects and get rights
 * @param tablespacesMissing tablespaces the backup names and the target does not have
 */
record RestorePlan(
    PostgresServer server,
    VersionedTool tool,
    RestoreRequest request,
    boolean targetExists,
    TargetRoles assignableRoles,
    Set<String> tablespacesMissing) {

  private static final int LONGEST_NAME = 63;

  /**
   * Checks a request against the server; throws, in words, when it cannot be carried out. Changes
   * nothing.
   */
  static RestorePlan check(
      PostgresServer configured,
      PostgresTools tools,
      ToolVersion serverVersion,
      RestoreRequest request) {
    String target = request.targetDatabase();
    checkName(target);
    PostgresServer server = request.privileged().map(configured::as).orElse(configured);
    Map<String, String> properties = request.databaseProperties();
    ToolVersion archive =
        Optional.ofNullable(properties.get(DatabaseProperties.TOOL_VERSION))
            .flatMap(ToolVersion::in)
            .orElse(serverVersion);
    VersionedTool tool = tools.restore(archive);
    try (Connection connection = PostgresSession.openMaintenance(server)) {
      TargetFacts facts = new TargetFacts(connection);
      if (!facts.mayCreateDatabases()) {
        throw denied(server, "may not create databases (CREATEDB)");
      }
      Optional<TargetState> existing = new PostgresCatalog(server, connection).target(target);
      if (existing.isPresent()) {
        checkReplacing(server, facts, request, existing.get());
      }
      checkExtensions(facts, properties);
      Set<String> tablespaces =
          new LinkedHashSet<>(DatabaseProperties.list(properties, "tablespace"));
      tablespaces.removeAll(facts.tablespaces());
      return new RestorePlan(
          server, tool, request, existing.isPresent(), facts.roles(), tablespaces);
    } catch (SQLException e) {
      throw new PostgresErrors(server).classify("check the restore", e);
    }
  }

  private static void checkName(String target) {
    if (target.isEmpty() || target.indexOf('\0') >= 0) {
      throw new AdapterException(
          AdapterFailure.PERMANENT, "The name of the target database must not be empty.");
    }
    if (target.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw new AdapterException(
          AdapterFailure.PERMANENT,
          "The name of the target database is longer than the "
              + LONGEST_NAME
              + " bytes PostgreSQL allows.");
    }
    if (Set.of("postgres", "template0", "template1").contains(target)) {
      throw new AdapterException(
          AdapterFailure.PERMANENT,
          "The database \""
              + target
              + "\" belongs to PostgreSQL itself and is never replaced; choose another name.");
    }
  }

  private static void checkReplacing(
      PostgresServer server, TargetFacts facts, RestoreRequest request, TargetState existing)
      throws SQLException {
    if (!existing.empty() && !request.replaceExisting()) {
      throw new AdapterException(
          AdapterFailure.ALREADY_EXISTS,
          "The database \""
              + existing.name()
              + "\" exists and is not empty ("
              + existing.tableCount()
              + " tables); it was not touched.");
    }
    if (!facts.mayReplace(existing.name())) {
      throw denied(
          server, "does not own the database \"" + existing.name() + "\" and so cannot replace it");
    }
  }

  private static void checkExtensions(TargetFacts facts, Map<String, String> properties)
      throws SQLException {
    Set<String> missing = new LinkedHashSet<>(DatabaseProperties.list(properties, "extension"));
    missing.removeAll(facts.availableExtensions());
    if (!missing.isEmpty()) {
      throw new AdapterException(
          AdapterFailure.PERMANENT,
          "The backup needs extensions that are not installed at the target server: "
              + String.join(", ", missing)
              + ". Install their packages there first.");
    }
  }

  private static AdapterException denied(PostgresServer server, String what) {
    return new AdapterException(
        AdapterFailure.DENIED,
        "The login \""
            + server.login().user()
            + "\" at "
            + server.address()
            + " "
            + what
            + ". Give privileged credentials with the restore.");
  }
}

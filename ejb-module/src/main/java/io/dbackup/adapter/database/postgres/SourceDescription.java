package io.dbackup.adapter.database.postgres;

import io.dbackup.adapter.database.process.ToolVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is true of a database beyond the objects in it, read just before it is dumped.
 *
 * @param properties what a restore needs to make an equal database, see {@link DatabaseProperties}
 * @param estimatedBytes likely length of the dump, 0 when it could not be guessed
 * @param omissions what the dump will not contain although the database has it
 */
record SourceDescription(
    Map<String, String> properties, long estimatedBytes, List<String> omissions) {

  private static final String SIZE =
      """
      SELECT coalesce(sum(pg_table_size(c.oid)), 0)::bigint
             + pg_table_size('pg_catalog.pg_largeobject'::regclass)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relpersistence <> 't'
        AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
      """;

  private static final String SUBSCRIPTIONS =
      """
      SELECT count(subname) FROM pg_subscription
      WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
      """;

  static SourceDescription read(PostgresServer server, Connection database, ToolVersion tool)
      throws SQLException {
    Map<String, String> properties = new LinkedHashMap<>(DatabaseProperties.capture(database));
    properties.put(DatabaseProperties.TOOL_VERSION, tool.toString());
    return new SourceDescription(properties, estimate(database), omissions(database));
  }

  private static long estimate(Connection database) throws SQLException {
    try (var settings = database.createStatement()) {
      // A table locked by somebody must not hold up the start for the sake of a progress bar.
      settings.execute("SET lock_timeout = '2s'");
      return number(database, SIZE);
    } catch (SQLException e) {
      if ("55P03".equals(e.getSQLState()) || "57014".equals(e.getSQLState())) {
        return 0;
      }
      throw e;
    }
  }

  private static List<String> omissions(Connection database) throws SQLException {
    List<String> omissions = new ArrayList<>();
    if (database.getMetaData().getDatabaseMajorVersion() >= 10) {
      long subscriptions = number(database, SUBSCRIPTIONS);
      if (subscriptions > 0) {
        omissions.add(
            subscriptions
                + " logical replication subscriptions are not in the backup, because only a superuser can"
                + " read them.");
      }
    }
    return omissions;
  }

  private static long number(Connection database, String sql) throws SQLException {
    try (PreparedStatement query = database.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}

package io.dbackup.adapter.database.mysql;

import io.dbackup.spi.AdapterException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The database that a restore makes, and what becomes of it when the restore fails. Not
 * thread-safe.
 */
final class MysqlTarget {
  private final MysqlRestorePlan plan;
  private final PacketLimit limit;

  private MysqlTarget(MysqlRestorePlan plan, PacketLimit limit) {
    this.plan = plan;
    this.limit = limit;
  }

  /** Makes the database empty, in place of whatever stands there. */
  static MysqlTarget make(MysqlRestorePlan plan) {
    String name = plan.request().targetDatabase();
    try (Connection connection = plan.server().connectPatiently();
        Statement statement = connection.createStatement()) {
      if (plan.existing().isPresent()) {
        statement.execute("DROP DATABASE " + MysqlNames.quoted(name));
      }
      statement.execute(createStatement(plan));
      return new MysqlTarget(plan, PacketLimit.raise(connection, plan.vendor()));
    } catch (SQLException e) {
      throw new MysqlErrors(plan.server()).classify("make the database \"" + name + "\"", e);
    }
  }

  private static String createStatement(MysqlRestorePlan plan) {
    Map<String, String> properties = plan.request().databaseProperties();
    StringBuilder sql =
        new StringBuilder("CREATE DATABASE " + MysqlNames.quoted(plan.request().targetDatabase()));
    append(sql, " CHARACTER SET ", properties.get(MysqlSource.CHARACTER_SET));
    append(sql, " COLLATE ", properties.get(MysqlSource.COLLATION));
    return sql.toString();
  }

  private static void append(StringBuilder sql, String clause, String name) {
    if (name != null) {
      sql.append(clause).append(MysqlNames.quoted(name));
    }
  }

  /** Leaves the finished database as it is, and tells what in it cannot work yet. */
  List<String> keep() {
    try (Connection connection = plan.server().connect()) {
      limit.restore(connection);
      return missingDefiners(connection);
    } catch (SQLException e) {
      throw new MysqlErrors(plan.server()).classify("be looked at after the restore", e);
    }
  }

  private List<String> missingDefiners(Connection connection) throws SQLException {
    List<String> missing = new ArrayList<>();
    Map<String, String> properties = plan.request().databaseProperties();
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM mysql.user WHERE CONCAT(User, '@', Host) = ?")) {
      for (int i = 0; properties.containsKey(RestoreRights.DEFINER + i); i++) {
        query.setString(1, properties.get(RestoreRights.DEFINER + i));
        try (ResultSet row = query.executeQuery()) {
          if (!row.next()) {
            missing.add(
                "Views, routines, triggers or events that run with the rights of \""
                    + properties.get(RestoreRights.DEFINER + i)
                    + "\" will not work before the target has that account.");
          }
        }
      }
      return missing;
    } catch (SQLException e) {
      // Without the right to read the accounts it is not known.
      System.getLogger(MysqlTarget.class.getName())
          .log(System.Logger.Level.DEBUG, "Definers were not checked: {0}", e.getMessage());
      return List.of();
    }
  }

  /** Removes the unfinished database and tells what is there now. */
  String undo() {
    String name = plan.request().targetDatabase();
    try (Connection connection = plan.server().connectPatiently();
        Statement statement = connection.createStatement()) {
      limit.restore(connection);
      statement.execute("DROP DATABASE IF EXISTS " + MysqlNames.quoted(name));
      if (plan.existing().isEmpty()) {
        return "No database \"" + name + "\" was made.";
      }
      if (plan.existing().get().empty()) {
        statement.execute(createStatement(plan));
        return "The database \"" + name + "\" is empty, as it was before.";
      }
      return "The database \""
          + name
          + "\" was dropped for the restore and does not exist now; its former content is in"
          + " the safety copy, if one was made.";
    } catch (SQLException | AdapterException e) {
      return "The database \""
          + name
          + "\" may exist and be incomplete; do not use it. It could not be dropped: "
          + e.getMessage();
    }
  }
}

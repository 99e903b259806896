package io.dbackup.adapter.database.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Gives a restored database the properties that stand outside its dump: settings, rights, comment,
 * connection limit and, last, its owner. What the target server cannot take is left out and named.
 * Not thread-safe.
 */
final class PropertyRestorer {
  /**
   * Settings whose value is a list of names; only the server can tell it from one name with commas
   * in it.
   */
  private static final Set<String> NAME_LISTS =
      Set.of(
          "local_preload_libraries",
          "search_path",
          "session_preload_libraries",
          "shared_preload_libraries",
          "temp_tablespaces",
          "unix_socket_directories");

  private final Connection maintenance;
  private final TargetRoles roles;
  private final List<String> notRestored = new ArrayList<>();

  PropertyRestorer(Connection maintenance, TargetRoles roles) {
    this.maintenance = maintenance;
    this.roles = roles;
  }

  /** Applies the properties and returns a sentence on each that could not be applied. */
  List<String> apply(String database, Map<String, String> properties) throws SQLException {
    String name = Sql.name(database);
    String comment = properties.get(DatabaseProperties.COMMENT);
    if (comment != null) {
      attempt("its comment", "COMMENT ON DATABASE " + name + " IS " + Sql.text(comment));
    }
    String limit = properties.get(DatabaseProperties.CONNECTION_LIMIT);
    if (limit != null && limit.matches("\\d{1,9}")) {
      attempt("its connection limit", "ALTER DATABASE " + name + " CONNECTION LIMIT " + limit);
    }
    for (List<String> setting :
        DatabaseProperties.table(properties, "setting", "role", "assignment")) {
      applySetting(name, setting.get(0), setting.get(1));
    }
    if (Boolean.parseBoolean(properties.get(DatabaseProperties.OWN_RIGHTS))) {
      applyRights(name, properties);
    }
    applyOwner(name, properties.get(DatabaseProperties.OWNER));
    return List.copyOf(notRestored);
  }

  private void applySetting(String database, String role, String assignment) throws SQLException {
    int equals = assignment.indexOf('=');
    String setting = assignment.substring(0, Math.max(0, equals));
    String value = assignment.substring(equals + 1);
    String forWhom =
        role.isEmpty()
            ? "ALTER DATABASE " + database
            : "ALTER ROLE " + Sql.name(role) + " IN DATABASE " + database;
    if (!role.isEmpty() && !roles.existing().contains(role)) {
      notRestored.add(
          "The setting " + setting + " for role \"" + role + "\", which the target does not have.");
    } else if (NAME_LISTS.contains(setting.toLowerCase(Locale.ROOT))) {
      attempt(
          "the setting " + setting,
          "SELECT set_config(" + Sql.text(setting) + ", " + Sql.text(value) + ", true)",
          forWhom + " SET " + settingName(setting) + " FROM CURRENT");
    } else {
      attempt(
          "the setting " + setting,
          forWhom + " SET " + settingName(setting) + " TO " + Sql.text(value));
    }
  }

  /** A setting of an extension has two parts, which are quoted one by one. */
  private static String settingName(String setting) throws SQLException {
    List<String> parts = new ArrayList<>();
    for (String part : setting.split("\\.", -1)) {
      parts.add(Sql.name(part));
    }
    return String.join(".", parts);
  }

  private void applyRights(String database, Map<String, String> properties) throws SQLException {
    attempt("its rights", "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
    for (List<String> right :
        DatabaseProperties.table(properties, "right", "grantee", "privilege", "grantable")) {
      String grantee = right.get(0);
      String privilege = right.get(1);
      if (!Set.of("CONNECT", "CREATE", "TEMPORARY").contains(privilege)) {
        notRestored.add("The right " + privilege + ", which is not a right on databases.");
      } else if (!grantee.isEmpty() && !roles.existing().contains(grantee)) {
        notRestored.add(
            "The right "
                + privilege
                + " of role \""
                + grantee
                + "\", which the target does not have.");
      } else {
        attempt(
            "the right " + privilege,
            "GRANT "
                + privilege
                + " ON DATABASE "
                + database
                + " TO "
                + (grantee.isEmpty() ? "PUBLIC" : Sql.name(grantee))
                + ("t".equals(right.get(2)) && !grantee.isEmpty() ? " WITH GRANT OPTION" : ""));
      }
    }
  }

  private void applyOwner(String database, String owner) throws SQLException {
    if (owner == null) {
      return;
    }
    if (roles.assumable().contains(owner)) {
      attempt("its owner", "ALTER DATABASE " + database + " OWNER TO " + Sql.name(owner));
    } else {
      notRestored.add(
          "The owner \""
              + owner
              + "\", whom the target does not have or the restoring login cannot act for.");
    }
  }

  private void attempt(String what, String... statements) throws SQLException {
    maintenance.setAutoCommit(false);
    try {
      for (String statement : statements) {
        Sql.run(maintenance, statement);
      }
      maintenance.commit();
    } catch (SQLException e) {
      maintenance.rollback();
      notRestored.add("Of the database, " + what + ": " + e.getMessage());
    } finally {
      maintenance.setAutoCommit(true);
    }
  }
}

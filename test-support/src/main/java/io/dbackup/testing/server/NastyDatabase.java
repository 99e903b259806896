package io.dbackup.testing.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Databases that hold one of everything that dump and restore programs have got wrong before. */
public final class NastyDatabase {
  private NastyDatabase() {}

  /** Makes one, with the properties that stand outside a database too, and the roles it needs. */
  public static void create(PostgresServer server, String name) throws SQLException {
    server.execute("postgres", script("nasty-roles-postgres.sql"));
    String quoted = PostgresServer.quoted(name);
    server.createDatabase(name);
    server.runScript(name, script("nasty-postgres.sql"));
    server.execute(
        "postgres",
        "COMMENT ON DATABASE " + quoted + " IS 'a ''nasty'' database 🐘'",
        "ALTER DATABASE " + quoted + " SET search_path = app, \"schema with spaces\", public",
        "ALTER DATABASE " + quoted + " SET statement_timeout = '17min'",
        "ALTER DATABASE " + quoted + " SET \"my.setting\" = 'it''s \\ a \"text\"'",
        "ALTER ROLE nasty_reader IN DATABASE " + quoted + " SET work_mem = '7MB'",
        "ALTER DATABASE " + quoted + " CONNECTION LIMIT 41",
        "REVOKE ALL ON DATABASE " + quoted + " FROM PUBLIC",
        "GRANT CONNECT ON DATABASE " + quoted + " TO nasty_reader WITH GRANT OPTION",
        "GRANT CREATE, TEMPORARY ON DATABASE " + quoted + " TO \"rôle \"\"with\"\" quotes; TO x\"",
        "ALTER DATABASE " + quoted + " OWNER TO nasty_owner");
  }

  /** Makes one with an uncommon character set. */
  public static void create(MariaDbServer server, String name) throws SQLException {
    server.execute(
        "",
        "CREATE DATABASE "
            + MariaDbServer.quoted(name)
            + " CHARACTER SET latin2 COLLATE latin2_croatian_ci");
    server.execute(name, script("nasty-mariadb.sql"));
  }

  private static String script(String name) {
    try (InputStream in = NastyDatabase.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

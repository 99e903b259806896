package io.dbackup.product.sample;

import io.dbackup.testing.server.MariaDbServer;
import io.dbackup.testing.server.PostgresServer;
import io.dbackup.testing.server.TestDatabaseServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/** The database engines the product is tried with, each with a real server of the tests' own. */
public enum Engine {
  POSTGRES(
      "postgres",
      "postgres",
      List.of(
          "select viewname || definition from pg_views where schemaname = 'sales'",
          "select matviewname || definition from pg_matviews",
          "select proname || prosrc from pg_proc p join pg_namespace n on n.oid = pronamespace where nspname = 'sales'",
          "select tgname || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
          "select indexdef from pg_indexes where schemaname = 'sales'",
          "select conname || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'sales'::regnamespace",
          "select extname || extversion from pg_extension",
          "select obj_description('sales.customer'::regclass)",
          "select last_value || is_called::text from sales.invoice_number",
          "select loid::text || md5(string_agg(data, '' order by pageno)) from pg_largeobject group by loid")),
  MYSQL(
      "mysql",
      "",
      List.of(
          "select concat(table_name, ' ', table_comment) from information_schema.tables where table_schema = database()",
          "select concat(routine_name, routine_definition) from information_schema.routines where routine_schema = database()",
          "select concat(trigger_name, action_statement) from information_schema.triggers where trigger_schema = database()",
          "select concat(event_name, event_definition, starts) from information_schema.events where event_schema = database()",
          "select concat(table_name, column_name, column_type, ifnull(collation_name, '')) from information_schema.columns where table_schema = database()",
          "select concat(constraint_name, table_name) from information_schema.referential_constraints where constraint_schema = database()"));

  private final String adapterId;
  private final String maintenance;
  private final List<String> catalogQueries;

  Engine(String adapterId, String maintenance, List<String> catalogQueries) {
    this.adapterId = adapterId;
    this.maintenance = maintenance;
    this.catalogQueries = catalogQueries;
  }

  /** The id of the adapter in the API. */
  public String adapterId() {
    return adapterId;
  }

  public TestDatabaseServer server() {
    return this == POSTGRES ? PostgresServer.shared() : MariaDbServer.shared();
  }

  /** Queries whose rows describe what a database holds beside its rows. */
  List<String> catalogQueries() {
    return catalogQueries;
  }

  public String quoted(String name) {
    return this == POSTGRES ? PostgresServer.quoted(name) : MariaDbServer.quoted(name);
  }

  /** Makes a database and fills it with the sample. */
  public void createSample(String database) {
    try (InputStream script = Engine.class.getResourceAsStream("/samples/" + adapterId + ".sql")) {
      server().createDatabase(database);
      server().execute(database, new String(script.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void execute(String database, String... statements) {
    try {
      server().execute(database, statements);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public boolean exists(String database) {
    String query =
        this == POSTGRES
            ? "select count(*) from pg_database where datname = '"
            : "select count(*) from information_schema.schemata where schema_name = '";
    try {
      return "1".equals(server().query(maintenance, query + database.replace("'", "''") + "'"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

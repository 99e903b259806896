package io.dbackup.adapter.database.postgres;

import io.dbackup.adapter.database.process.ToolFinder;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.spi.database.DatabaseAdapter;
import io.dbackup.spi.database.DatabaseSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** PostgreSQL 9.6 and later, by {@code pg_dump} and {@code pg_restore}. */
@ApplicationScoped
public class PostgresAdapter implements DatabaseAdapter {
  private PostgresTools tools;

  protected PostgresAdapter() {}

  @Inject
  public PostgresAdapter(ToolFinder finder) {
    this.tools = new PostgresTools(finder);
  }

  @Override
  public String id() {
    return "postgres";
  }

  @Override
  public Set<String> aliases() {
    return Set.of("postgresql");
  }

  @Override
  public String displayName() {
    return "PostgreSQL";
  }

  @Override
  public String dumpExtension() {
    return "dump";
  }

  @Override
  public String dumpFormat() {
    return "postgres-custom";
  }

  @Override
  public List<ConfigProperty> configProperties() {
    return PostgresServer.CONFIG_PROPERTIES;
  }

  @Override
  public DatabaseSession open(AdapterProperties properties) {
    return PostgresSession.open(PostgresServer.of(properties), tools);
  }
}

package io.dbackup.adapter.database.mysql;

import io.dbackup.adapter.database.process.ToolFinder;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.spi.database.DatabaseAdapter;
import io.dbackup.spi.database.DatabaseSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** MySQL and MariaDB, by the dump program and the client of the same vendor. */
@ApplicationScoped
public class MysqlAdapter implements DatabaseAdapter {
  private MysqlTools tools;

  protected MysqlAdapter() {}

  @Inject
  public MysqlAdapter(ToolFinder finder) {
    this.tools = new MysqlTools(finder);
  }

  @Override
  public String id() {
    return "mysql";
  }

  @Override
  public Set<String> aliases() {
    return Set.of("mariadb");
  }

  @Override
  public String displayName() {
    return "MySQL / MariaDB";
  }

  @Override
  public String dumpExtension() {
    return "sql";
  }

  @Override
  public List<ConfigProperty> configProperties() {
    return MysqlServer.CONFIG_PROPERTIES;
  }

  @Override
  public DatabaseSession open(AdapterProperties properties) {
    return MysqlSession.open(MysqlServer.of(properties), tools);
  }
}

package io.dbackup.adapter.database.mysql;

import io.dbackup.adapter.database.process.ToolFinder;
import io.dbackup.spi.database.DatabaseAdapter;
import io.dbackup.testing.HostileNames;
import io.dbackup.testing.compare.MysqlContent;
import io.dbackup.testing.contract.DatabaseAdapterContract;
import io.dbackup.testing.server.MariaDbServer;
import io.dbackup.testing.server.NastyDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

@Tag("server")
class MysqlAdapterTest implements DatabaseAdapterContract {
  @Override
  public DatabaseAdapter adapter() {
    return new MysqlAdapter(ToolFinder.system());
  }

  @Override
  public MariaDbServer server() {
    return MariaDbServer.shared();
  }

  @Override
  public SortedMap<String, String> content(String database) throws SQLException {
    try (Connection connection = server().connect(database)) {
      return MysqlContent.read(connection, database);
    }
  }

  @Override
  public void createNasty(String name) throws SQLException {
    NastyDatabase.create(server(), name);
  }

  @Override
  public Stream<String> hostileNames() {
    return HostileNames.forMysql();
  }
}

package io.dbackup.adapter.database.postgres;

import io.dbackup.adapter.database.process.ToolFinder;
import io.dbackup.spi.database.DatabaseAdapter;
import io.dbackup.testing.HostileNames;
import io.dbackup.testing.compare.PostgresContent;
import io.dbackup.testing.contract.DatabaseAdapterContract;
import io.dbackup.testing.server.NastyDatabase;
import io.dbackup.testing.server.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

@Tag("server")
class PostgresAdapterTest implements DatabaseAdapterContract {
  @Override
  public DatabaseAdapter adapter() {
    return new PostgresAdapter(ToolFinder.system());
  }

  @Override
  public PostgresServer server() {
    return PostgresServer.shared();
  }

  @Override
  public SortedMap<String, String> content(String database) throws SQLException {
    try (Connection connection = server().connect(database)) {
      return PostgresContent.read(connection);
    }
  }

  @Override
  public void createNasty(String name) throws SQLException {
    NastyDatabase.create(server(), name);
  }

  @Override
  public Stream<String> hostileNames() {
    return HostileNames.forPostgres();
  }
}

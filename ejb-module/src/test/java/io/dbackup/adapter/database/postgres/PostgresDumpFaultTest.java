package io.dbackup.adapter.database.postgres;

import io.dbackup.adapter.database.process.FakeTool;
import io.dbackup.adapter.database.process.ToolFinder;
import io.dbackup.spi.database.DatabaseAdapter;
import io.dbackup.testing.contract.DatabaseAdapterContract;
import io.dbackup.testing.contract.DumpFaultContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("server")
class PostgresDumpFaultTest implements DumpFaultContract {
  @Override
  public DatabaseAdapterContract on() {
    return new PostgresAdapterTest();
  }

  @Override
  public DatabaseAdapter withTool(Path folder, String script) {
    FakeTool.make(folder, "pg_dump", "pg_dump (PostgreSQL) 99.1", script);
    return new PostgresAdapter(ToolFinder.only(List.of(folder)));
  }

  @Override
  public DatabaseAdapter withOldTool(Path folder) {
    FakeTool.make(folder, "pg_dump", "pg_dump (PostgreSQL) 9.6.24", "exit 1");
    return new PostgresAdapter(ToolFinder.only(List.of(folder)));
  }
}

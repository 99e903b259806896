package io.dbackup.adapter.database.mysql;

import io.dbackup.adapter.database.process.FakeTool;
import io.dbackup.adapter.database.process.ToolFinder;
import io.dbackup.spi.database.DatabaseAdapter;
import io.dbackup.testing.contract.DatabaseAdapterContract;
import io.dbackup.testing.contract.DumpFaultContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("server")
class MysqlDumpFaultTest implements DumpFaultContract {
  @Override
  public DatabaseAdapterContract on() {
    return new MysqlAdapterTest();
  }

  @Override
  public DatabaseAdapter withTool(Path folder, String script) {
    FakeTool.make(
        folder, "mariadb-dump", "mariadb-dump from 99.1.1-MariaDB, client 10.19 for Linux", script);
    return new MysqlAdapter(ToolFinder.only(List.of(folder)));
  }

  @Override
  public DatabaseAdapter withOldTool(Path folder) {
    FakeTool.make(
        folder,
        "mariadb-dump",
        "mariadb-dump  Ver 10.19 Distrib 10.3.1-MariaDB, for Linux",
        "exit 1");
    return new MysqlAdapter(ToolFinder.only(List.of(folder)));
  }
}

package io.dbackup.adapter.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.adapter.database.process.FakeTool;
import io.dbackup.adapter.database.process.ToolFinder;
import io.dbackup.adapter.database.process.ToolVersion;
import io.dbackup.spi.AdapterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MysqlToolsTest {
  private static final String MARIADB_10 =
      "mariadb-dump  Ver 10.19 Distrib 10.11.19-MariaDB, for debian-linux-gnu (x86_64)";
  private static final String MARIADB_11 =
      "mariadb-dump from 11.4.5-MariaDB, client 10.19 for Linux (x86_64)";
  private static final String MYSQL_56 =
      "mysqldump  Ver 10.13 Distrib 5.6.14, for linux-glibc2.5 (x86_64)";
  private static final String MYSQL_80 =
      "mysqldump  Ver 8.0.36 for Linux on x86_64 (MySQL Community Server - GPL)";
  private static final String MYSQL_97 =
      "mysqldump  Ver 9.7.4 for Linux on x86_64 (MySQL Community Server - GPL)";

  @TempDir Path root;

  private MysqlTools installed(String... lines) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String line : lines) {
      Path folder = Files.createDirectory(root.resolve("f" + folders.size()));
      FakeTool.make(folder, line.substring(0, line.indexOf(' ')), line, "exit 1");
      folders.add(folder);
    }
    return new MysqlTools(ToolFinder.only(folders));
  }

  private static String choice(MysqlTools tools, Vendor vendor, String server) {
    MysqlTools.VersionedTool tool = tools.dump(vendor, ToolVersion.in(server).orElseThrow());
    return tool.vendor() + " " + tool.version();
  }

  @Test
  void theServersVendorAndTheLowestFittingVersionShouldBeTaken() throws Exception {
    MysqlTools tools = installed(MARIADB_11, MYSQL_97, MARIADB_10, MYSQL_80, MYSQL_56);
    assertThat(choice(tools, Vendor.MARIADB, "10.6.1")).isEqualTo("MARIADB 10.11.19");
    assertThat(choice(tools, Vendor.MARIADB, "10.11.30")).isEqualTo("MARIADB 10.11.19");
    assertThat(choice(tools, Vendor.MARIADB, "11.0.1")).isEqualTo("MARIADB 11.4.5");
    assertThat(choice(tools, Vendor.MYSQL, "5.6.51")).isEqualTo("MYSQL 5.6.14");
    assertThat(choice(tools, Vendor.MYSQL, "8.0.1")).isEqualTo("MYSQL 8.0.36");
    assertThat(choice(tools, Vendor.MYSQL, "8.4.0")).isEqualTo("MYSQL 9.7.4");
  }

  @Test
  void programsOfMariaDbShouldServeForMysqlWhereItsOwnAreMissing() throws Exception {
    MysqlTools tools = installed(MARIADB_10, MARIADB_11);
    assertThat(choice(tools, Vendor.MYSQL, "8.0.36")).isEqualTo("MARIADB 11.4.5");
    assertThatThrownBy(() -> choice(tools, Vendor.MYSQL, "5.6.51"))
        .isInstanceOf(AdapterException.class);
  }

  @Test
  void programsOfMysqlShouldNotServeForMariaDb() throws Exception {
    assertThatThrownBy(() -> choice(installed(MYSQL_97), Vendor.MARIADB, "10.11.1"))
        .hasMessageContainingAll("No fitting mariadb-dump", "MariaDB 10.11.1", "9.7.4 of MySQL");
  }

  @Test
  void toolsThatAreTooOldShouldBeNamedWithTheServer() throws Exception {
    assertThatThrownBy(() -> choice(installed(MARIADB_10), Vendor.MARIADB, "11.4.2"))
        .hasMessageContainingAll("11.4.2", "10.11.19", "Install");
  }

  @Test
  void noToolShouldBeToldInWords() throws Exception {
    assertThatThrownBy(() -> choice(installed(), Vendor.MYSQL, "8.0.1"))
        .hasMessageContainingAll("mysqldump is not installed", "8.0.1");
  }
}

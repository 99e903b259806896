package io.dbackup.adapter.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.adapter.database.process.FakeTool;
import io.dbackup.adapter.database.process.ToolFinder;
import io.dbackup.adapter.database.process.ToolVersion;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresToolsTest {
  @TempDir Path root;

  private PostgresTools installed(String... versions) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String version : versions) {
      Path folder = Files.createDirectory(root.resolve("v" + version));
      FakeTool.make(
          folder,
          "pg_dump",
          "pg_dump (PostgreSQL) " + version + " (Debian " + version + "-1)",
          "exit 1");
      FakeTool.make(folder, "pg_restore", "pg_restore (PostgreSQL) " + version, "exit 1");
      folders.add(folder);
    }
    return new PostgresTools(ToolFinder.only(folders));
  }

  private static String dumpFor(PostgresTools tools, String server) {
    return tools.dump(ToolVersion.in(server).orElseThrow()).version().toString();
  }

  @Test
  void theLowestVersionNotOlderThanTheServerShouldBeTaken() throws Exception {
    PostgresTools tools = installed("18.1", "14.9", "16.3", "9.6.24");
    assertThat(dumpFor(tools, "9.6.1")).isEqualTo("9.6.24");
    assertThat(dumpFor(tools, "9.6.99")).isEqualTo("9.6.24");
    assertThat(dumpFor(tools, "10.4")).isEqualTo("14.9");
    assertThat(dumpFor(tools, "14.22")).isEqualTo("14.9");
    assertThat(dumpFor(tools, "15.0")).isEqualTo("16.3");
    assertThat(dumpFor(tools, "17.2")).isEqualTo("18.1");
    assertThat(tools.restore(ToolVersion.in("15.3").orElseThrow()).version()).hasToString("16.3");
  }

  @Test
  void toolsThatAreTooOldShouldBeNamedWithTheServer() throws Exception {
    PostgresTools tools = installed("14.9", "15.18");
    assertThatThrownBy(() -> dumpFor(tools, "16.1"))
        .isInstanceOfSatisfying(
            AdapterException.class,
            e -> assertThat(e.failure()).isEqualTo(AdapterFailure.PERMANENT))
        .hasMessageContainingAll("too old", "16.1", "14.9, 15.18", "Install");
  }

  @Test
  void noToolShouldBeToldInWords() throws Exception {
    assertThatThrownBy(() -> dumpFor(installed(), "15.1"))
        .hasMessageContainingAll("pg_dump is not installed", "15.1", "Install");
  }

  @Test
  void aProgramThatIsNotWhatItsNameSaysShouldNotCount() throws Exception {
    FakeTool.make(root, "pg_dump", "something else 99", "exit 1");
    assertThatThrownBy(() -> dumpFor(new PostgresTools(ToolFinder.only(List.of(root))), "15.1"))
        .hasMessageContaining("not installed");
  }

  @Test
  void aReplacedProgramShouldBeAskedAgain() throws Exception {
    PostgresTools tools = installed("14.1");
    assertThatThrownBy(() -> dumpFor(tools, "15.1")).isInstanceOf(AdapterException.class);
    FakeTool.make(root.resolve("v14.1"), "pg_dump", "pg_dump (PostgreSQL) 15.18.1234", "exit 1");
    assertThat(dumpFor(tools, "15.1")).startsWith("15.18");
  }
}

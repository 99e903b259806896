package io.dbackup.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.database.DatabaseAdapter;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.Dump;
import io.dbackup.spi.database.Load;
import io.dbackup.testing.contract.DatabaseAdapterContract.Dumped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * That a dump is good only when its tool ended with 0, its stream was read to the end and its end
 * mark was seen: the real tool killed, and a false one cut short, at 100 random places each.
 */
public interface DumpFaultContract {
  int SEEDS = 100;

  DatabaseAdapterContract on();

  /** The adapter with this script as its dump tool, in a version that fits the server. */
  DatabaseAdapter withTool(Path folder, String script);

  /** A dump of the real tool, and the database it is of. */
  private Dumped recorded(String database, int rows) throws Exception {
    on().createSmall(database, rows);
    try (DatabaseSession session = on().open()) {
      return on().dump(session, database);
    }
  }

  private static void readAll(Dump dump) throws IOException {
    dump.content().transferTo(java.io.OutputStream.nullOutputStream());
    dump.awaitSuccess();
  }

  @Test
  default void aToolKilledAnywhereShouldNeverBeASuccess() throws Exception {
    int length = recorded("fault_killed", 20_000).bytes().length;
    Random random = new Random(4711);
    int killed = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      int offset = random.nextInt(length / 2);
      try (DatabaseSession session = on().open();
          Dump dump = session.dump("fault_killed")) {
        InputStream content = dump.content();
        content.readNBytes(offset);
        List<ProcessHandle> tools =
            ProcessHandle.current().children().filter(DumpFaultContract::isDumpTool).toList();
        tools.forEach(ProcessHandle::destroyForcibly);
        killed += tools.size();
        assertThatThrownBy(() -> readAll(dump))
            .as("killed at %d of %d", offset, length)
            .isInstanceOf(AdapterException.class);
      }
    }
    assertThat(killed).isEqualTo(SEEDS);
  }

  private static boolean isDumpTool(ProcessHandle process) {
    return process.info().command().map(command -> command.contains("dump")).orElse(false);
  }

  @Test
  default void aStreamCutAnywhereShouldNeverBeASuccessWhateverTheToolSays(@TempDir Path folder)
      throws Exception {
    Dumped whole = recorded("fault_cut", 3000);
    Path file = Files.write(folder.resolve("recorded"), whole.bytes());
    Random random = new Random(42);
    for (int seed = 0; seed < SEEDS; seed++) {
      int keep = seed == 0 ? whole.bytes().length - 1 : random.nextInt(whole.bytes().length);
      try (DatabaseSession session =
              withTool(folder, "head -c " + keep + " '" + file + "'; exit 0")
                  .open(on().properties());
          Dump dump = session.dump("fault_cut")) {
        assertThatThrownBy(() -> readAll(dump))
            .as("%d bytes and status 0", keep)
            .isInstanceOf(AdapterException.class);
      }
    }
  }

  @Test
  default void aWholeStreamWithABadEndShouldNotBeASuccess(@TempDir Path folder) throws Exception {
    Dumped whole = recorded("fault_end", 3000);
    Path file = Files.write(folder.resolve("recorded"), whole.bytes());
    for (String end : List.of("exit 1", "exit 2", "kill -9 $$", "echo more; exit 0")) {
      try (DatabaseSession session =
              withTool(folder, "cat '" + file + "'; " + end).open(on().properties());
          Dump dump = session.dump("fault_end")) {
        assertThatThrownBy(() -> readAll(dump)).as(end).isInstanceOf(AdapterException.class);
      }
    }
    try (DatabaseSession session =
            withTool(
                    folder,
                    "i=0; while [ $i -lt 100000 ]; do echo a long line of noise $i; i=$((i+1)); done >&2; cat '"
                        + file
                        + "'; echo 'warning: the last' >&2")
                .open(on().properties());
        Dump dump = session.dump("fault_end")) {
      readAll(dump);
      assertThat(dump.warnings())
          .hasSizeLessThan(300)
          .last()
          .asString()
          .isEqualTo("warning: the last");
    }
  }

  @Test
  default void aToolThatIsTooOldShouldBeFoundBeforeTheDump(@TempDir Path folder) throws Exception {
    Path old = Files.createDirectory(folder.resolve("old"));
    try (DatabaseSession session = withOldTool(old).open(on().properties())) {
      assertThatThrownBy(session::dumpTool)
          .isInstanceOf(AdapterException.class)
          .hasMessageContaining("Install");
      assertThatThrownBy(() -> session.dump("any"))
          .isInstanceOf(AdapterException.class)
          .hasMessageContaining("Install");
    }
  }

  /** The adapter with a dump tool older than the server. */
  DatabaseAdapter withOldTool(Path folder);

  @Test
  default void passwordsShouldNotBeSeenInArgumentsOrMessages() throws Exception {
    on().createSmall("fault_secret", 50_000);
    String password = on().server().adminPassword();
    try (DatabaseSession session = on().open();
        Dump dump = session.dump("fault_secret")) {
      dump.content().readNBytes(1000);
      List<ProcessHandle> tools =
          ProcessHandle.current().children().filter(DumpFaultContract::isDumpTool).toList();
      assertThat(tools).isNotEmpty();
      for (ProcessHandle tool : tools) {
        String arguments = Files.readString(Path.of("/proc/" + tool.pid() + "/cmdline"));
        assertThat(arguments).contains("dump").doesNotContain(password);
      }
    }
  }

  @Test
  default void passwordsShouldNotBeSeenWhileLoading() throws Exception {
    Dumped dumped = recorded("fault_load_secret", 1000);
    try (DatabaseSession session = on().open();
        Load load =
            session.restore(
                DatabaseAdapterContract.request("fault_load_secret_copy", dumped, false))) {
      List<ProcessHandle> tools =
          ProcessHandle.current().children().filter(tool -> !isDumpTool(tool)).toList();
      String arguments = "";
      for (ProcessHandle tool : tools) {
        arguments += Files.readString(Path.of("/proc/" + tool.pid() + "/cmdline"));
      }
      assertThat(arguments)
          .containsAnyOf("pg_restore", "mariadb", "mysql")
          .doesNotContain(on().server().adminPassword());
      load.content().write(dumped.bytes());
      load.awaitSuccess();
    }
  }
}

package io.dbackup.adapter.database.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.spi.AdapterException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildProcessTest {
  @TempDir Path folder;

  private CommandLine script(String commands, String... arguments) {
    Path program = FakeTool.make(folder, "tool", "1.0", commands);
    return CommandLine.of(program.toString(), List.of(arguments));
  }

  private static String output(ChildProcess child) throws IOException {
    return new String(child.output().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void argumentsShouldArriveAsTheyAre() throws Exception {
    String[] hostile = {
      "--help", "a b", "'", "\"", "$(id)", "`id`", "*", "ü🐘", "a\nb", "", "\\", ";", "-"
    };
    try (ChildProcess child =
        ChildProcess.producing(
            script("for a in \"$@\"; do printf '%s\\0' \"$a\"; done", hostile))) {
      assertThat(output(child)).isEqualTo(String.join("\0", hostile) + "\0");
      assertThat(child.awaitExit()).isZero();
    }
  }

  @Test
  void onlyTheGivenEnvironmentShouldBeSeen() throws Exception {
    try (ChildProcess child =
        ChildProcess.producing(
            script("env | cut -d= -f1 | sort | tr '\\n' ' '").withSecret("SECRET", "x"))) {
      assertThat(output(child).split(" "))

          // The shell adds some of its own.
          .contains("HOME", "LC_ALL", "PATH", "SECRET")
          .isSubsetOf("HOME", "LC_ALL", "PATH", "PWD", "OLDPWD", "SHLVL", "SECRET", "_");
    }
  }

  @Test
  void aFloodOfMessagesShouldNotBlockAndStayBounded() throws Exception {
    String flood =
        "echo first >&2; head -c 50000000 /dev/zero | tr '\\0' 'x' >&2; i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done >&2; echo last >&2; echo done";
    try (ChildProcess child = ChildProcess.producing(script(flood))) {
      assertThat(output(child)).isEqualTo("done\n");
      assertThat(child.awaitExit()).isZero();
      assertThat(child.errorLines()).startsWith("first").endsWith("last").hasSize(201);
      assertThat(String.join("", child.errorLines()).length()).isLessThan(64 << 10);
    }
  }

  @Test
  void messagesWithASecretShouldBeWithheld() throws Exception {
    CommandLine command =
        script("echo connecting >&2; echo \"login with $PASSWORD failed\" >&2; exit 3")
            .withSecret("PASSWORD", "p&ss\"w'rd");
    try (ChildProcess child = ChildProcess.producing(command)) {
      child.output().readAllBytes();
      assertThat(child.awaitExit()).isEqualTo(3);
      assertThat(child.errorSummary()).isEqualTo("connecting | " + SecretGuard.WITHHELD);
      assertThat(command.toString()).doesNotContain("p&ss");
    }
  }

  @Test
  void closingShouldEndTheWholeTreeAndABlockedRead() throws Exception {
    Path pids = folder.resolve("pids");
    ChildProcess child =
        ChildProcess.producing(
            script(
                "sleep 1000 & echo $! > "
                    + pids
                    + "; (sleep 1001 & echo $! >> "
                    + pids
                    + "; wait) & echo $! >> "
                    + pids
                    + "; echo ready; wait"));
    byte[] ready = child.output().readNBytes(6);
    assertThat(new String(ready, StandardCharsets.UTF_8)).isEqualTo("ready\n");
    while (Files.readAllLines(pids).size() < 3) {
      Thread.onSpinWait();
    }
    new Thread(child::close).start();
    try {
      assertThat(child.output().readAllBytes()).isEmpty();
    } catch (IOException closed) {
      // The read had not begun yet, or noticed the end before the program's.
      assertThat(closed).hasMessageContaining("closed");
    }
    for (String pid : Files.readAllLines(pids)) {
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(left -> left.onExit().join());
    }
    assertThat(child.isClosed()).isTrue();
  }

  @Test
  void aDumpThatWasStoppedShouldNotLookLikeItsEnd() throws Exception {
    ChildProcess child = ChildProcess.producing(script("echo some; sleep 1000"));
    DumpStream content = new DumpStream(child, (bytes, offset, length) -> {});
    assertThat(content.readNBytes(5)).hasSize(5);
    new Thread(child::close).start();
    assertThatThrownBy(content::read).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> content.requireEnd("tool")).isInstanceOf(AdapterException.class);
  }

  @Test
  void aToolThatEndsEarlyShouldTellItsOwnReason() throws Exception {
    ChildProcess child =
        ChildProcess.consuming(
            script("head -c 10 >/dev/null; echo 'no such table' >&2; exit 4"), line -> false);
    OutputStream stdin = child.input();
    try (LoadStream load = new LoadStream(child, "tool", stdin::write)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 1000; i++) {
                  load.write(new byte[100_000]);
                }
              })
          .isInstanceOf(AdapterException.class)
          .hasMessage("tool failed with exit status 4: no such table");
    }
  }

  @Test
  void onlyWantedMessagesShouldBeKept() {
    try (ChildProcess child =
        ChildProcess.consuming(
            script(
                "i=0; while [ $i -lt 5000 ]; do echo noise $i; i=$((i+1)); done; echo warning: w; echo warning: w"),
            line -> line.startsWith("warning"))) {
      assertThat(child.awaitExit()).isZero();
      assertThat(child.messageLines()).containsExactly("warning: w");
    }
  }

  @Test
  void aProgramThatIsMissingShouldBeNamed() {
    assertThatThrownBy(() -> ChildProcess.producing(CommandLine.of("/no/such/tool", List.of())))
        .isInstanceOf(AdapterException.class)
        .hasMessageContaining("tool could not be started");
  }

  @Test
  void aTextTheLocaleCannotExpressShouldBeRefusedInsteadOfReachingTheProgramChanged() {
    String notText = "a\ud800b";
    assertThatThrownBy(() -> ChildProcess.producing(script("true", notText)))
        .isInstanceOf(AdapterException.class)
        .hasMessageContaining("The name \"" + notText + "\" cannot be passed to tool");
    assertThatThrownBy(() -> ChildProcess.producing(script("true").withSecret("P", notText)))
        .isInstanceOf(AdapterException.class)
        .hasMessageContaining("The password cannot be passed to tool")
        .hasMessageNotContaining(notText);
  }
}

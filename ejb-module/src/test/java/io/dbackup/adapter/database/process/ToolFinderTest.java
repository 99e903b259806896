package io.dbackup.adapter.database.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ToolFinderTest {
  /** How {@code stdbuf} tells a program, or its parents, how much to collect. */
  private static final String BUFFER = "echo \"$_STDBUF_O\"";

  @TempDir Path folder;

  private List<InstalledTool> found() {
    return ToolFinder.only(List.of(folder)).find(List.of("tool"), Map.of());
  }

  private void toolThatBegins(String command) throws IOException {
    Path program = FakeTool.make(folder, "tool", "tool 1.0", BUFFER);
    List<String> lines = new ArrayList<>(Files.readAllLines(program));
    lines.add(1, command);
    Files.write(program, lines);
  }

  private static String output(InstalledTool tool) throws IOException {
    try (ChildProcess child = ChildProcess.producing(CommandLine.of(tool, List.of("run")))) {
      String output = new String(child.output().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(child.awaitExit()).isZero();
      assertThat(child.errorLines()).isEmpty();
      return output.strip();
    }
  }

  @Test
  void aToolShouldBeFoundWithItsVersion() {
    Path program = FakeTool.make(folder, "tool", "tool 1.0", "true");
    assertThat(found())
        .singleElement()
        .satisfies(
            tool -> {
              assertThat(tool.path()).isEqualTo(program);
              assertThat(tool.description()).isEqualTo("tool 1.0");
            });
  }

  @Test
  void aToolShouldWriteInLargePieces() throws Exception {
    FakeTool.make(folder, "tool", "tool 1.0", BUFFER);
    assertThat(output(found().get(0))).isEqualTo(Integer.toString(LargeWrites.BYTES));
  }

  @Test
  void aToolThatComplainsAboutTheLauncherShouldBeStartedWithoutIt() throws Exception {
    toolThatBegins("[ -z \"$LD_PRELOAD\" ] || echo 'cannot be preloaded: ignored' >&2");
    assertThat(output(found().get(0))).isEmpty();
  }

  @Test
  void aToolThatFailsThroughTheLauncherShouldBeStartedWithoutIt() throws Exception {
    toolThatBegins("[ -z \"$LD_PRELOAD\" ] || exit 1");
    assertThat(output(found().get(0))).isEmpty();
  }

  @Test
  void aProgramThatGivesNoVersionShouldNotBeATool() throws Exception {
    Path program = FakeTool.make(folder, "tool", "tool 1.0", "true");
    Files.writeString(program, "#!/bin/sh\nexit 1\n");
    assertThat(found()).isEmpty();
  }

  @Test
  void aMissingLauncherShouldBeNone() {
    assertThat(LargeWrites.launcher(List.of(folder, folder.resolve("absent")))).isEmpty();
  }
}

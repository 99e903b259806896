package io.dbackup.product.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs as a user would type them. */
public final class Shell {
  private static final long PATIENCE_SECONDS = 180;

  private Shell() {}

  /** Runs a program, which must end with 0; what it printed. */
  public static String run(Path folder, List<String> command) {
    return run(folder, command, Map.of(), 0);
  }

  /** Runs a program with more environment and an expected exit status; what it printed. */
  public static String run(
      Path folder, List<String> command, Map<String, String> environment, int expected) {
    try {
      File output = Files.createTempFile(folder, "output", ".txt").toFile();
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .redirectOutput(output);
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      String printed = Files.readString(output.toPath(), StandardCharsets.UTF_8);
      assertThat(ended).as("%s did not end: %s", command, printed).isTrue();
      assertThat(process.exitValue()).as("%s: %s", command, printed).isEqualTo(expected);
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

package io.dbackup.adapter.database.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Scripts that stand in for database programs. */
public final class FakeTool {
  private FakeTool() {}

  /**
   * Makes a program.
   *
   * @param folder where
   * @param name file name
   * @param versionLine what it answers to {@code --version}
   * @param script shell commands for every other call
   */
  public static Path make(Path folder, String name, String versionLine, String script) {
    try {
      Path program = folder.resolve(name);
      Files.writeString(
          program,
          "#!/bin/sh\nif [ \"$1\" = --version ]; then echo '"
              + versionLine
              + "'; exit 0; fi\n"
              + script
              + "\n");
      return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.dbackup.adapter.database.process;

import java.nio.file.Path;

/**
 * A program found on this machine.
 *
 * @param path where it is
 * @param description the line it prints when asked for its version
 */
public record InstalledTool(Path path, String description) {
  public String name() {
    return path.getFileName().toString();
  }
}

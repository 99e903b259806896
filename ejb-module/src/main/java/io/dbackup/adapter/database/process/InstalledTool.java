package io.dbackup.adapter.database.process;

import java.nio.file.Path;
import java.util.List;

/**
 * A program found on this machine.
 *
 * @param path where it is
 * @param description the line it prints when asked for its version
 * @param launcher another program and its arguments, through which this one was seen to work and
 *     writes larger pieces; empty when there is none
 */
public record InstalledTool(Path path, String description, List<String> launcher) {
  public InstalledTool {
    launcher = List.copyOf(launcher);
  }

  public String name() {
    return path.getFileName().toString();
  }
}

package io.dbackup.adapter.database.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Has programs write their output in large pieces. The C library collects 4 KiB for a pipe, so a
 * dump program writes 250,000 times for each GB and wakes its reader 100,000 times. {@code stdbuf}
 * of GNU coreutils makes the pieces larger; where it is missing nothing changes.
 */
final class LargeWrites {
  /** Four times what a pipe holds: the program goes on collecting while the reader empties it. */
  static final int BYTES = 256 << 10;

  private LargeWrites() {}

  /** What to put before a program, from the first of the folders that has it; else nothing. */
  static List<String> launcher(List<Path> folders) {
    return folders.stream()
        .map(folder -> folder.resolve("stdbuf"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(stdbuf -> List.of(stdbuf.toString(), "--output=" + BYTES))
        .orElse(List.of());
  }
}

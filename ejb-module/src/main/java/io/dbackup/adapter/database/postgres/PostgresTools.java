package io.dbackup.adapter.database.postgres;

import io.dbackup.adapter.database.process.InstalledTool;
import io.dbackup.adapter.database.process.ToolFinder;
import io.dbackup.adapter.database.process.ToolVersion;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chooses among the installed {@code pg_dump} and {@code pg_restore} programs. The lowest version
 * that fits is taken: it is nearest to the server, and its archives can be read by the most other
 * versions. Thread-safe.
 */
final class PostgresTools {
  private static final String DUMP = "pg_dump";
  private static final String RESTORE = "pg_restore";

  private final ToolFinder finder;

  PostgresTools(ToolFinder finder) {
    this.finder = finder;
  }

  /** The dump program for a server; PERMANENT, in words, when there is none. */
  VersionedTool dump(ToolVersion server) {
    return choose(DUMP, series(server), "the server runs PostgreSQL " + server);
  }

  /** The restore program for an archive; PERMANENT, in words, when there is none. */
  VersionedTool restore(ToolVersion atLeast) {
    return choose(RESTORE, series(atLeast), "the backup was made by version " + atLeast);
  }

  private VersionedTool choose(String name, int series, String need) {
    List<VersionedTool> installed = installed(name);
    Optional<VersionedTool> fitting =
        installed.stream()
            .filter(tool -> series(tool.version()) >= series)
            .min(Comparator.comparingInt(tool -> series(tool.version())));
    return fitting.orElseThrow(
        () -> new AdapterException(AdapterFailure.PERMANENT, missing(name, installed, need)));
  }

  private static String missing(String name, List<VersionedTool> installed, String need) {
    String hint =
        " Install the PostgreSQL client package of that version or a later one, or set dbackup.tools.path.";
    if (installed.isEmpty()) {
      return name + " is not installed on this machine; " + need + "." + hint;
    }
    String versions =
        installed.stream()
            .map(tool -> tool.version().toString())
            .distinct()
            .collect(Collectors.joining(", "));
    return name + " is too old: " + need + ", but only " + versions + " is installed." + hint;
  }

  private List<VersionedTool> installed(String name) {
    Map<Path, String> packages = new LinkedHashMap<>();
    packages.put(Path.of("/usr/lib/postgresql"), "bin");
    packages.put(Path.of("/usr/lib64/postgresql"), "bin");
    packages.put(Path.of("/opt/postgresql"), "bin");
    return finder.find(List.of(name), packages).stream()
        .flatMap(tool -> version(tool).stream())
        .toList();
  }

  private static Optional<VersionedTool> version(InstalledTool tool) {
    // Such as "pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)".
    int product = tool.description().indexOf("(PostgreSQL)");
    return product < 0
        ? Optional.empty()
        : ToolVersion.in(tool.description().substring(product))
            .map(version -> new VersionedTool(tool, version));
  }

  /**
   * The number that has to match: 15 for 15.18, and 906 for 9.6.24, where two parts make a major
   * version.
   */
  static int series(ToolVersion version) {
    return version.major() >= 10 ? version.major() * 100 : version.major() * 100 + version.minor();
  }

  /** A program and its version. */
  record VersionedTool(InstalledTool tool, ToolVersion version) {}
}

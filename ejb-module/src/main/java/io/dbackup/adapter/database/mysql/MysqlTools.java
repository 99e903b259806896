package io.dbackup.adapter.database.mysql;

import io.dbackup.adapter.database.process.InstalledTool;
import io.dbackup.adapter.database.process.ToolFinder;
import io.dbackup.adapter.database.process.ToolVersion;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chooses among the installed dump programs and clients: of the server's own vendor, the lowest
 * version not older than the server. For MySQL from 5.7 on MariaDB's programs serve as well where
 * MySQL's are missing; the other way round sequences and more would be lost. Thread-safe.
 */
final class MysqlTools {
  private static final List<String> DUMP = List.of("mariadb-dump", "mysqldump");
  private static final List<String> CLIENT = List.of("mariadb", "mysql");
  private static final Pattern MARIADB = Pattern.compile("(\\d+\\.\\d+\\.\\d+)-MariaDB");
  private static final Pattern MYSQL =
      Pattern.compile("Ver (\\d+\\.\\d+\\.\\d+)|Distrib (\\d+\\.\\d+\\.\\d+)");
  private static final ToolVersion FIRST_WITH_MARIADB_TOOLS = new ToolVersion(5, 7, 0);

  private final ToolFinder finder;

  MysqlTools(ToolFinder finder) {
    this.finder = finder;
  }

  /** The dump program for a server; PERMANENT, in words, when there is none. */
  VersionedTool dump(Vendor vendor, ToolVersion server) {
    return choose(DUMP, vendor, server);
  }

  /** The client for a server; PERMANENT, in words, when there is none. */
  VersionedTool client(Vendor vendor, ToolVersion server) {
    return choose(CLIENT, vendor, server);
  }

  private VersionedTool choose(List<String> names, Vendor vendor, ToolVersion server) {
    List<VersionedTool> installed = installed(names);
    Optional<VersionedTool> fitting =
        installed.stream()
            .filter(tool -> tool.vendor() == vendor && series(tool.version()) >= series(server))
            .min(Comparator.comparing(VersionedTool::version));
    if (fitting.isEmpty()
        && vendor == Vendor.MYSQL
        && server.compareTo(FIRST_WITH_MARIADB_TOOLS) >= 0) {
      fitting =
          installed.stream()
              .filter(tool -> tool.vendor() == Vendor.MARIADB)
              .max(Comparator.comparing(VersionedTool::version));
    }
    return fitting.orElseThrow(
        () ->
            new AdapterException(
                AdapterFailure.PERMANENT, missing(names, vendor, server, installed)));
  }

  private static String missing(
      List<String> names, Vendor vendor, ToolVersion server, List<VersionedTool> installed) {
    String wanted = vendor == Vendor.MARIADB ? names.get(0) : names.get(1);
    String need = "the server runs " + vendor.product() + " " + server;
    String hint =
        " Install the "
            + vendor.product()
            + " client package of that version or a later one, or set dbackup.tools.path.";
    if (installed.isEmpty()) {
      return wanted + " is not installed on this machine; " + need + "." + hint;
    }
    String versions =
        installed.stream()
            .map(
                tool ->
                    tool.tool().name() + " " + tool.version() + " of " + tool.vendor().product())
            .distinct()
            .collect(Collectors.joining(", "));
    return "No fitting "
        + wanted
        + " is installed: "
        + need
        + ", but there is only "
        + versions
        + "."
        + hint;
  }

  private List<VersionedTool> installed(List<String> names) {
    return finder
        .find(names, Map.of(Path.of("/opt/mysql"), "bin", Path.of("/opt/mariadb"), "bin"))
        .stream()
        .flatMap(tool -> version(tool).stream())
        .toList();
  }

  /**
   * Reads lines such as "mariadb-dump Ver 10.19 Distrib 10.11.19-MariaDB, …", "mariadb from
   * 11.4.5-MariaDB, client 15.2 …", "mysqldump Ver 8.0.36 for Linux …" and "mysqldump Ver 10.13
   * Distrib 5.6.14, …".
   */
  static Optional<VersionedTool> version(InstalledTool tool) {
    Matcher mariadb = MARIADB.matcher(tool.description());
    if (mariadb.find()) {
      return ToolVersion.in(mariadb.group(1))
          .map(version -> new VersionedTool(tool, Vendor.MARIADB, version));
    }
    Matcher mysql = MYSQL.matcher(tool.description());
    Optional<ToolVersion> version = Optional.empty();
    while (mysql.find()) {
      // Before 8.0 the first number is the program's own and the second the server's.
      version = ToolVersion.in(mysql.group(1) == null ? mysql.group(2) : mysql.group(1));
    }
    return version.map(found -> new VersionedTool(tool, Vendor.MYSQL, found));
  }

  /** Major and minor number in one, the part of a version that compatibility goes by. */
  static int series(ToolVersion version) {
    return version.major() * 1000 + version.minor();
  }

  /** A program, its vendor and its version. */
  record VersionedTool(InstalledTool tool, Vendor vendor, ToolVersion version) {}
}

package io.dbackup.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the folder of this instance's own files: the configured one, else one inside the server's
 * data folder.
 */
final class DataDirectory {
  private static final String NAME = "dbackup";

  private final SettingSource source;

  DataDirectory(SettingSource source) {
    this.source = source;
  }

  Path path() {
    return source
        .text("dbackup.data.dir")
        .map(Path::of)
        .or(DataDirectory::ofServer)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), "." + NAME))
        .toAbsolutePath()
        .normalize();
  }

  /** WildFly and Payara each name their data folder in a system property. */
  private static Optional<Path> ofServer() {
    return Stream.of("jboss.server.data.dir", "com.sun.aas.instanceRoot")
        .map(System::getProperty)
        .filter(folder -> folder != null && !folder.isBlank())
        .map(folder -> Path.of(folder, NAME))
        .findFirst();
  }
}

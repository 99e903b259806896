package io.dbackup.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of a database server, run as an ordinary user even when the tests run as root. */
final class ServerProcess {
  private static final long ANSWER_SECONDS = 120;

  private ServerProcess() {}

  /** A program in one of the folders; the tests fail without it. */
  static Path program(String name, List<Path> folders) {
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    name
                        + " is not installed in "
                        + folders
                        + "; install the packages postgresql and mariadb-server."));
  }

  /** Folders below a root, the highest number first. */
  static List<Path> versionFolders(Path root, String rest) {
    try (Stream<Path> versions = Files.list(root)) {
      return versions
          .sorted(Comparator.comparing((Path path) -> path.getFileName().toString()).reversed())
          .map(path -> path.resolve(rest))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new folder that the given user owns. */
  static Path folder(String prefix, String user) {
    try {
      Path folder = Files.createTempDirectory(parent(), prefix);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      if (isRoot()) {
        Files.setOwner(
            folder,
            folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Memory where there is enough of it: tests make and remove many databases. */
  private static Path parent() throws IOException {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > 4L << 30
        ? memory
        : Path.of(System.getProperty("java.io.tmpdir"));
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** The command as it has to be to run under the given user. */
  static List<String> as(String user, List<String> command) {
    if (!isRoot()) {
      return command;
    }
    List<String> all =
        new ArrayList<>(
            List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--"));
    all.addAll(command);
    return all;
  }

  /** Runs a program to its end; fails with its log when it does not end with 0. */
  static void run(Path log, List<String> command) {
    run(log, command, Map.of());
  }

  /** The same with more environment variables. */
  static void run(Path log, List<String> command, Map<String, String> environment) {
    Process process = start(log, command, environment);
    try {
      if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(command + " failed: " + read(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static Process start(Path log, List<String> command) {
    return start(log, command, Map.of());
  }

  private static Process start(Path log, List<String> command, Map<String, String> environment) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().putAll(environment);
      builder.directory(new java.io.File("/"));
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Ends a server at once and removes its folder. */
  static void stop(Process process, Path folder) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    deleteTree(folder);
  }

  private static void deleteTree(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      System.getLogger(ServerProcess.class.getName())
          .log(System.Logger.Level.WARNING, "{0} is left behind: {1}", folder, e.getMessage());
    }
  }
}

package io.dbackup.product.server;

import io.dbackup.product.client.Api;
import io.dbackup.product.client.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The product on a real application server, started as an operator starts it: by the start script,
 * from the packaged archive, with settings in the environment. It can be stopped, killed and
 * started again on the same data folder.
 */
public final class ProductServer implements AutoCloseable {
  public static final String ADMIN = "admin@example.org";
  public static final String ADMIN_PASSWORD = "correct horse battery staple";

  private static final Duration START = Duration.ofSeconds(480);
  private static final Duration STOP = Duration.ofSeconds(60);
  private static final int FIRST_PORT = 20_000;
  private static final int PORTS_OF_A_SERVER = 12;

  private final ServerKind kind;
  private final Path folder;
  private final int httpPort;
  private final int managementPort;
  private final Map<String, String> settings;
  private Process process;

  private ProductServer(ServerKind kind, Path folder, Map<String, String> settings) {
    this.kind = kind;
    this.folder = folder;
    this.settings = settings;
    this.httpPort = freePorts(FIRST_PORT, 1);
    this.managementPort = freePorts(httpPort + 1, PORTS_OF_A_SERVER);
  }

  /** A fresh instance in a folder of its own, already answering. */
  public static ProductServer start(String name, Map<String, String> settings) {
    Path folder = ServerKind.workFolder().resolve(name);
    Folders.delete(folder);
    ProductServer server = new ProductServer(ServerKind.underTest(), folder, settings);
    try {
      server.start();
      return server;
    } catch (AssertionError | RuntimeException e) {
      server.kill();
      throw e;
    }
  }

  /** Starts the stopped or killed instance again. */
  public void start() {
    Path data = folder.resolve("data");
    Path log = folder.resolve("start.log");
    try {
      Files.createDirectories(data);
      ProcessBuilder builder =
          new ProcessBuilder(
              kind.startScript().toString(),
              kind.home().toString(),
              ServerKind.archive().toString());
      builder.environment().keySet().removeIf(name -> name.startsWith("DBACKUP_"));
      builder
          .environment()
          .putAll(
              Map.of(
                  "DBACKUP_DATA_DIR",
                  data.toString(),
                  "DBACKUP_HTTP_PORT",
                  Integer.toString(httpPort),
                  "DBACKUP_MANAGEMENT_PORT",
                  Integer.toString(managementPort),
                  "DBACKUP_ADMIN_EMAIL",
                  ADMIN,
                  "DBACKUP_ADMIN_PASSWORD",
                  ADMIN_PASSWORD,
                  "DBACKUP_RATE_LIMIT_AUTH",
                  "0",
                  "DBACKUP_RATE_LIMIT_READ",
                  "0",
                  "DBACKUP_RATE_LIMIT_WRITE",
                  "0"));
      builder.environment().putAll(settings);
      process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Waiting.until("the server to answer; see " + log, START, this::ready);
  }

  private Optional<Boolean> ready() {
    if (!process.isAlive()) {
      throw new AssertionError("the server ended:\n" + log());
    }
    return Optional.of(Api.healthy(uri())).filter(healthy -> healthy);
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + httpPort);
  }

  public int managementPort() {
    return managementPort;
  }

  public Path dataFolder() {
    return folder.resolve("data");
  }

  /** What the start script and the server printed. */
  public String log() {
    try {
      return Files.readString(folder.resolve("start.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the server, and not its child processes, as a crash would: it cannot tidy up. */
  public void kill() {
    List<ProcessHandle> own = Processes.naming(dataFolder());
    if (process != null) {
      process.destroyForcibly();
    }
    own.forEach(ProcessHandle::destroyForcibly);
    Processes.awaitEnd(own, STOP);
  }

  /** Stops the server as Ctrl-C does. */
  @Override
  public void close() {
    List<ProcessHandle> own = Processes.naming(dataFolder());
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Processes.awaitEnd(own, STOP);
  }

  /** The first of some ports in a row that nobody listens on. */
  private static int freePorts(int from, int count) {
    int start = from + (int) (ProcessHandle.current().pid() % 500) * 20;
    for (int port = start; port < start + 9_000; port += count) {
      if (areFree(port, count)) {
        return port;
      }
    }
    throw new AssertionError("no free ports");
  }

  private static boolean areFree(int first, int count) {
    for (int port = first; port < first + count; port++) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        socket.setReuseAddress(true);
      } catch (IOException taken) {
        return false;
      }
    }
    return true;
  }
}

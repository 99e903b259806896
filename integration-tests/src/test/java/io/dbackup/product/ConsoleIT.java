package io.dbackup.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.StoredBackup;
import io.dbackup.product.sample.World;
import io.dbackup.product.server.ProductServer;
import io.dbackup.product.server.ServerKind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The console in a real browser, over a packaged server with real databases behind it. What is done
 * and expected there is in {@code web-module/src/main/console/e2e}.
 */
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {
  private static final int MOST_MINUTES = 20;

  private ProductServer server;
  private World world;

  @BeforeAll
  void startTheServer() {
    server = ProductServer.start("console", Map.of());
    world = new World(server.uri(), ServerKind.workFolder().resolve("console/files"));
  }

  @AfterAll
  void stopTheServer() {
    server.close();
  }

  static Stream<String> journeys() throws IOException {
    try (Stream<Path> files = Files.list(console().resolve("e2e"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".spec.ts"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("journeys")
  void theConsoleShouldDoInABrowser(String journey) throws Exception {
    Path log = ServerKind.workFolder().resolve("console/" + journey + ".log");
    ProcessBuilder builder =
        new ProcessBuilder("npx", "playwright", "test", "--config", "e2e", journey)
            .directory(console().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(given());
    Process browser = builder.start();
    try {
      boolean ended = browser.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
      assertThat(ended && browser.exitValue() == 0).as(() -> said(log)).isTrue();
    } finally {
      browser.descendants().forEach(ProcessHandle::destroyForcibly);
      browser.destroyForcibly();
    }
  }

  /** What the tests are told of the server; {@code world.ts} reads it. */
  private Map<String, String> given() {
    StoredBackup backup = world.backup(Engine.POSTGRES);
    JsonObject things =
        Json.createObjectBuilder()
            .add("key", world.newKey(World.EVERY_PERMISSION))
            .add(
                "sources",
                Json.createObjectBuilder()
                    .add("postgres", world.source(Engine.POSTGRES))
                    .add("mysql", world.source(Engine.MYSQL)))
            .add("access", World.config(World.access(Engine.POSTGRES)))
            .add("destination", world.destination())
            .add("profile", world.profile())
            .add(
                "backup",
                Json.createObjectBuilder()
                    .add("path", backup.path())
                    .add("database", backup.database()))
            .build();
    return Map.of(
        "CONSOLE_URL", server.uri().toString(),
        "CONSOLE_EMAIL", ProductServer.ADMIN,
        "CONSOLE_PASSWORD", ProductServer.ADMIN_PASSWORD,
        "CONSOLE_SCREENSHOTS", ServerKind.workFolder().resolve("console/screens").toString(),
        "CONSOLE_WORLD", things.toString());
  }

  private static Path console() {
    return Path.of(System.getProperty("product.console"));
  }

  private static String said(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 150), lines.size()));
    } catch (IOException unreadable) {
      return "nothing: " + unreadable;
    }
  }
}

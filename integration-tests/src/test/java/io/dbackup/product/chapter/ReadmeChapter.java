package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Waiting;
import io.dbackup.product.sample.Shell;
import io.dbackup.product.sample.World;
import io.dbackup.product.server.ProductServer;
import io.dbackup.testing.server.PostgresServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the README has its reader paste into a terminal, pasted in its order. Only where the server,
 * its login, the database's port and the folders are is put in its place.
 */
public interface ReadmeChapter {
  /** Stops at the first command that fails, and has a refused request fail. */
  String STRICT = "set -euo pipefail\ncurl() { command curl --fail-with-body \"$@\"; }\n";

  World world();

  @Test
  default void everyCommandOfTheReadmeShouldDoWhatItSays() throws Exception {
    Path folder = world().folder("readme-" + World.next());
    Path script = folder.resolve("readme.sh");
    try (PostgresServer database = PostgresServer.start()) {
      database.execute("postgres", "create role postgres superuser login password 'secret'");
      database.createDatabase("shop");
      database.execute("shop", "create table item as select generate_series(1, 1000) as id");
      Files.writeString(
          script,
          STRICT
              + commands(world().server().toString(), folder, database.port())
              + "echo \"$JOB $SOURCE\" > made.txt\n");
      Shell.run(folder, List.of("bash", script.toString()), Map.of(), 0);

      String[] made = Files.readString(folder.resolve("made.txt")).strip().split(" ");
      JsonObject retention = get("/jobs/" + made[0]).getJsonObject("retention");
      assertThat(retention.getString("mode")).isEqualTo("SMART");
      assertThat(Files.readAllBytes(folder.resolve("recovery-kit.zip"))).startsWith('P', 'K');
      try (var files = Files.newDirectoryStream(folder, "*config*")) {
        assertThat(files).as("the exported configuration").hasSize(1);
      }
      Waiting.until(
          "the database restored under a new name",
          Duration.ofSeconds(60),
          () -> Optional.of(rows(database)).filter("1000"::equals));
      Waiting.until(
          "the end of all that was started",
          Duration.ofSeconds(60),
          () -> Optional.of(running()).filter(List::isEmpty));
      // The server of the source is about to go, which no other test shall find at risk.
      world().api().delete("/jobs/" + made[0]).expect(200);
      world().api().delete("/adapters/" + made[1]).expect(200);
      JsonObject before = Json.createObjectBuilder().addNull("dbackup.integrity.days").build();
      world().api().put("/settings", before).expect(200);
    }
  }

  /** The blocks of the section that uses a running server. */
  private static String commands(String server, Path folder, int port) throws IOException {
    String text = Files.readString(Path.of(System.getProperty("product.readme")));
    String section = text.substring(text.indexOf("## Use it"), text.indexOf("## Build and test"));
    return Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL)
        .matcher(section)
        .results()
        .map((MatchResult block) -> block.group(1))
        .collect(Collectors.joining())
        .replace("http://127.0.0.1:8080", server)
        .replace("/tmp/backups", folder.resolve("backups").toString())
        .replace("5432", Integer.toString(port))
        .replace("change me at once", ProductServer.ADMIN_PASSWORD);
  }

  private static String rows(PostgresServer database) {
    try {
      return database.query("shop_restored", "select count(*) from item");
    } catch (SQLException e) {
      return "not there yet: " + e.getMessage();
    }
  }

  private List<?> running() {
    return world().api().get("/history?status=Running").expect(200).array();
  }

  private JsonObject get(String path) {
    return world().api().get(path).expect(200).object();
  }
}

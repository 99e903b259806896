package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Api;
import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.Shell;
import io.dbackup.product.sample.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shell scripts that the API reference ends with, run as they are printed there. */
public interface ScriptChapter {

  World world();

  @Test
  default void triggerAndWaitShouldEndWithZeroWhenTheBackupSucceeded() throws IOException {
    String database = "script_" + World.next();
    Engine.POSTGRES.createSample(database);
    String job = world().createJob(Engine.POSTGRES, database);
    assertThat(script("trigger-and-wait.sh", Map.of("JOB_ID", job), 0)).contains("Done!");
  }

  @Test
  default void triggerAndWaitShouldEndWithOneWhenTheBackupFailed() throws IOException {
    String job = world().createJob(Engine.POSTGRES, "no_such_database_" + World.next());
    assertThat(script("trigger-and-wait.sh", Map.of("JOB_ID", job), 1)).contains("Failed!");
  }

  @Test
  default void downloadLatestShouldBringTheNewestBackupDecrypted() throws IOException {
    var backup = world().newBackup(Engine.POSTGRES);
    Path folder = world().folder("script-" + World.next());
    script("download-latest.sh", Map.of("STORAGE_ID", world().destination()), 0, folder);
    byte[] downloaded = Files.readAllBytes(folder.resolve("latest_backup.sql.gz"));
    byte[] direct =
        world()
            .api()
            .get(
                "/storage/"
                    + world().destination()
                    + "/download?file="
                    + Api.encoded(backup.path()))
            .expect(200)
            .body();
    assertThat(downloaded).isEqualTo(direct);
  }

  private String script(String name, Map<String, String> variables, int expected)
      throws IOException {
    return script(name, variables, expected, world().folder("script-" + World.next()));
  }

  /** Runs a script with its own two settings replaced and the others in the environment. */
  private String script(String name, Map<String, String> variables, int expected, Path folder)
      throws IOException {
    Path file = folder.resolve(name);
    try (InputStream text = ScriptChapter.class.getResourceAsStream("/patterns/" + name)) {
      Files.writeString(
          file,
          new String(text.readAllBytes(), StandardCharsets.UTF_8)
              .replace("dbackup_your_api_key", world().api().key())
              .replace("https://your-instance.com", world().server().toString()));
    }
    Map<String, String> environment = new java.util.HashMap<>(variables);
    environment.putIfAbsent("API_KEY", world().api().key());
    environment.putIfAbsent("BASE_URL", world().server().toString());
    return Shell.run(folder, List.of("bash", file.toString()), environment, expected);
  }
}

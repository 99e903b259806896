package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Answer;
import io.dbackup.product.client.Api;
import io.dbackup.product.sample.Content;
import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.StoredBackup;
import io.dbackup.product.sample.World;
import io.dbackup.product.server.ProductServer;
import io.dbackup.product.server.ServerKind;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The server is lost; one file and the recovery kit bring the whole instance back elsewhere. */
public interface ConfigurationChapter {
  /** The first administrator of the new server. */
  String NEWCOMER = "newcomer@example.org";

  World world();

  @Test
  default void aNewServerShouldBecomeTheLostOne() throws IOException {
    StoredBackup backup = world().backup(Engine.POSTGRES);
    Answer export = export(world().api());
    String key = keyOfTheKit();
    ProductServer server =
        ProductServer.start("restored-" + World.next(), Map.of("DBACKUP_ADMIN_EMAIL", NEWCOMER));
    try {
      Api newcomer = login(server);
      String path = "/settings/config-import";
      assertThat(newcomer.upload(path, export.body(), "X-DBackup-Key", "11".repeat(32)).error(422))
          .contains("The key does not open");
      JsonObject check =
          newcomer
              .upload(path + "?mode=check", export.body(), "X-DBackup-Key", key)
              .expect(200)
              .object();
      assertThat(newcomer.get("/jobs").expect(200).array()).isEmpty();
      JsonObject done =
          newcomer.upload(path, export.body(), "X-DBackup-Key", key).expect(200).object();
      assertThat(done).isEqualTo(check);
      assertThat(done.getBoolean("success")).isTrue();
      assertThat(done.getJsonObject("created").keySet())
          .contains("adapters", "jobs", "users", "apiKeys", "encryptionProfiles");

      assertThat(newcomer.get("/auth/session").expect(200).text()).contains(NEWCOMER);
      assertThat(Api.withKey(server.uri(), world().api().key()).get("/jobs").expect(200).array())
          .hasSameSizeAs(world().api().get("/jobs").expect(200).array());
      // Logs in with the old name and password.
      World restored = new World(server.uri(), ServerKind.workFolder().resolve("restored"));
      restored.succeeded(restored.run(backup.job()));
      assertThat(paths(restored.files(world().destination()))).contains(backup.path());
      String database = "moved_home_" + World.next();
      JsonObject execution = restored.restore(world().destination(), backup, database);
      assertThat(execution.getString("status")).as("%s", execution).isEqualTo("Success");
      assertThat(Content.of(Engine.POSTGRES, database))
          .isEqualTo(Content.of(Engine.POSTGRES, backup.database()));
    } finally {
      server.close();
    }
  }

  @Test
  default void anExportShouldBeForThoseWhoMayTakeKeysOutOnly() {
    Answer export = export(world().api());
    assertThat(export.header("Cache-Control")).contains("no-store");
    assertThat(export.header("Content-Disposition"))
        .startsWith("attachment")
        .contains("dbackup-config-", ".json.zst.enc");
    assertThat(new String(export.body(), StandardCharsets.ISO_8859_1)).startsWith("DBACKUP\0");
    for (String missing : List.of("settings:write", "vault:write")) {
      List<String> others =
          World.EVERY_PERMISSION.stream().filter(each -> !each.equals(missing)).toList();
      assertThat(
              Api.withKey(world().server(), world().newKey(others))
                  .get("/settings/config-export?profileId=" + world().profile())
                  .error(403))
          .contains(missing);
    }
    assertThat(world().api().get("/settings/config-export?profileId=gone").error(404)).isNotBlank();
    JsonObject open = world().api().get("/settings/config-export").expect(200).object();
    assertThat(open.getBoolean("secretsIncluded")).isFalse();
    assertThat(open.getJsonArray("jobs")).isNotNull();
  }

  @Test
  default void anImportShouldBeForAnAdministratorInPersonAndRefuseWhatIsNone() {
    byte[] file = export(world().api()).body();
    String path = "/settings/config-import";
    assertThat(world().api().upload(path, file, "X-Nothing", "x").error(403))
        .contains("SuperAdmin");
    Api admin = world().administrator();
    file[file.length / 2] ^= 1;
    assertThat(admin.upload(path, file, "X-Nothing", "x").error(422)).isNotBlank();
    assertThat(admin.json("POST", path, "{}").error(400)).contains("not an exported");
    assertThat(admin.json("POST", path + "?mode=odd", "{}").error(400)).contains("mode");
    assertThat(admin.upload(path, new byte[(8 << 20) + 1], "X-Nothing", "x").error(413))
        .contains("larger than");
  }

  private Answer export(Api api) {
    return api.get("/settings/config-export?profileId=" + world().profile()).expect(200);
  }

  private static List<String> paths(JsonArray files) {
    return files.getValuesAs(JsonObject.class).stream().map(row -> row.getString("path")).toList();
  }

  private static Api login(ProductServer server) {
    Api session = Api.anonymous(server.uri());
    session
        .post(
            "/auth/login",
            World.object("email", NEWCOMER).add("password", ProductServer.ADMIN_PASSWORD).build())
        .expect(200);
    return session;
  }

  /** What stands in master.key. */
  private String keyOfTheKit() throws IOException {
    byte[] kit =
        world().api().get("/vault/" + world().profile() + "/recovery-kit").expect(200).body();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(kit))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith("master.key")) {
          return new String(zip.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
      }
    }
    throw new AssertionError("the kit holds no master.key");
  }
}

package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Answer;
import io.dbackup.product.client.Api;
import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.StoredBackup;
import io.dbackup.product.sample.World;
import io.dbackup.product.server.Folders;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies at a destination is listed as it is, and what is deleted is gone. */
public interface StorageChapter {

  World world();

  @Test
  default void aListingShouldComeInPagesWithItsTotalAndTheTimeOfTheScan() throws IOException {
    Place place = place();
    Answer all = files(place, "").expect(200);
    assertThat(all.array()).hasSizeGreaterThan(1);
    assertThat(all.header("X-Total-Count")).isEqualTo(String.valueOf(all.array().size()));
    assertThat(Instant.parse(all.header("X-Catalogue-Scanned-At"))).isBefore(Instant.MAX);
    Answer second = files(place, "?limit=1&page=2").expect(200);
    assertThat(second.array()).containsExactly(all.array().get(1));
    assertThat(second.header("X-Total-Count")).isEqualTo(all.header("X-Total-Count"));
    assertThat(files(place, "?typeFilter=SYSTEM").expect(200).array()).isEmpty();
    assertThat(files(place, "?search=" + Api.encoded(place.backup().database())).array())
        .extracting(row -> row.asJsonObject().getString("path"))
        .containsExactly(place.backup().path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sort=checksum", "order=up", "limit=0", "page=x", "from=today"})
  default void aWrongParameterOfAListingShouldBeNamed(String parameter) {
    String words =
        world().api().get("/storage/" + world().destination() + "/files?" + parameter).error(400);
    assertThat(words).contains(parameter.substring(0, parameter.indexOf('=')));
  }

  @Test
  default void whatIsPutThereByOthersShouldBeSeenByTheNextScan() throws IOException {
    Place place = place();
    files(place, "").expect(200);
    Files.writeString(place.folder().resolve("notes.txt"), "not a backup");
    JsonArray foreign = get(place, "foreign?refresh=true").expect(200).array();
    assertThat(foreign).hasSize(1);
    assertThat(foreign.getJsonObject(0).getString("path")).isEqualTo("notes.txt");
    Files.delete(place.folder().resolve(place.backup().path()));
    JsonObject row =
        files(place, "?refresh=true&search=" + Api.encoded(place.backup().database()))
            .expect(200)
            .array()
            .getJsonObject(0);
    assertThat(row.getJsonObject("verification").getString("status")).isEqualTo("missing");
    JsonObject usage = get(place, "usage").expect(200).object();
    assertThat(usage.getInt("damagedCount")).isOne();
    assertThat(usage.getInt("foreignCount")).isOne();
    assertThat(usage.getJsonNumber("freeSpace").longValue()).isPositive();
    assertThat(usage.getJsonArray("alerts").toString()).contains("DAMAGED");
  }

  @Test
  default void aDestinationThatIsGoneShouldBeAnErrorThoughTheCatalogueKnowsIt() throws IOException {
    Place place = place();
    files(place, "").expect(200);
    Files.move(place.folder(), place.folder().resolveSibling("unplugged"));
    for (String path : new String[] {"files", "files?limit=1", "foreign", "usage"}) {
      assertThat(get(place, path).status()).as(path).isGreaterThanOrEqualTo(400);
    }
  }

  @Test
  default void severalBackupsShouldBeDeletedAtOnceAndTheLockedOneStay() throws IOException {
    Place place = place();
    JsonArray rows = files(place, "").expect(200).array();
    String locked = rows.getJsonObject(0).getString("path");
    String other = rows.getJsonObject(1).getString("path");
    JsonArray done =
        post(place, "files/lock", paths(locked).add("locked", true).build()).expect(200).array();
    assertThat(done.getJsonObject(0).getBoolean("locked")).isTrue();
    JsonArray deleted =
        post(place, "files/delete", paths(locked, other).build()).expect(200).array();
    assertThat(deleted.getJsonObject(0).getBoolean("deleted")).isFalse();
    assertThat(deleted.getJsonObject(0).getString("error")).contains("locked");
    assertThat(deleted.getJsonObject(1).getBoolean("deleted")).isTrue();
    assertThat(deleted.getJsonObject(1).isNull("error")).isTrue();
    assertThat(place.folder().resolve(other)).doesNotExist();
    assertThat(place.folder().resolve(locked)).exists();
    assertThat(files(place, "").expect(200).array())
        .hasSize(rows.size() - 1)
        .noneMatch(row -> row.asJsonObject().getString("path").equals(other));
    JsonArray history = get(place, "history").expect(200).object().getJsonArray("data");
    assertThat(history.getJsonObject(history.size() - 1).getInt("fileCount"))
        .isEqualTo(rows.size() - 1);
  }

  /** A destination of one's own with copies of two backups, of which one is named. */
  record Place(String destination, Path folder, StoredBackup backup) {}

  private Place place() throws IOException {
    world().backup(Engine.MYSQL);
    StoredBackup backup = world().newBackup(Engine.POSTGRES);
    Path folder = world().folder("storage-" + World.next()).resolve("backups");
    Folders.copy(world().destinationFolder(), folder);
    return new Place(world().createDestination(folder), folder, backup);
  }

  private Answer files(Place place, String query) {
    return get(place, "files" + query);
  }

  private Answer get(Place place, String path) {
    return world().api().get("/storage/" + place.destination() + "/" + path);
  }

  private Answer post(Place place, String path, JsonObject body) {
    return world().api().post("/storage/" + place.destination() + "/" + path, body);
  }

  private static jakarta.json.JsonObjectBuilder paths(String... paths) {
    return Json.createObjectBuilder()
        .add("paths", Json.createArrayBuilder(java.util.List.of(paths)));
  }
}

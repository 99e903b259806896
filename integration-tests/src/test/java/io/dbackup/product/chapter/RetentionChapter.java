package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Api;
import io.dbackup.product.client.Waiting;
import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.World;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Old backups go by themselves, and never more than was meant. */
public interface RetentionChapter {

  World world();

  @Test
  default void aBackupShouldSendTheOneBeforeItAway() {
    String job = jobKeeping(1);
    String first = backup(job);
    assertThat(preview(job).getJsonArray("backups").getJsonObject(0).getString("reason"))
        .isEqualTo("One of the newest 1");
    String second = backup(job);

    JsonObject run = world().succeeded(retentionRun(job).getString("id"));

    assertThat(run.getString("trigger")).isEqualTo("system");
    assertThat(paths()).contains(second).doesNotContain(first);
    assertThat(world().destinationFolder().resolve(first)).doesNotExist();
    assertThat(world().destinationFolder().resolve(first + ".meta.json")).doesNotExist();
    assertThat(world().verify(second).getString("status")).isEqualTo("Success");
  }

  @Test
  default void manyShouldGoOnlyWhenSomebodyConfirmsWhatTheyHaveSeen() {
    String job = jobKeeping(10);
    List<String> made = List.of(backup(job), backup(job), backup(job));
    world().api().put("/jobs/" + job, Json.createObjectBuilder().add("retention", keep(1)).build());

    JsonObject seen = preview(job);
    assertThat(seen.getInt("delete")).isEqualTo(2);
    assertThat(seen.getBoolean("needsConfirmation")).isTrue();
    JsonObject refused = world().ended(apply(world().api(), job));
    assertThat(refused.getString("error")).contains("2 of 3 backups", "confirm");
    assertThat(paths()).containsAll(made);

    world().succeeded(apply(world().api(), job, seen.getString("fingerprint")));
    assertThat(paths()).contains(made.get(2)).doesNotContain(made.get(0), made.get(1));
  }

  @Test
  default void lookingShouldNeedAnotherPermissionThanDeleting() {
    String job = jobKeeping(1);
    Api reader = Api.withKey(world().server(), world().newKey(List.of("jobs:read")));
    reader.post("/jobs/" + job + "/retention-preview").expect(200);
    assertThat(reader.post("/jobs/" + job + "/retention").error(403))
        .isEqualTo("Permission denied: storage:delete required");
    Api keeper = Api.withKey(world().server(), world().newKey(List.of("storage:delete")));
    assertThat(keeper.post("/jobs/" + job + "/retention-preview").error(403))
        .isEqualTo("Permission denied: jobs:read required");
    keeper.post("/jobs/unknown/retention").error(404);
  }

  @Test
  default void aWrongPolicyToTryShouldBeNamed() {
    JsonObject wrong =
        Json.createObjectBuilder()
            .add("retention", Json.createObjectBuilder().add("mode", "SOMETIMES"))
            .build();
    assertThat(
            world().api().post("/jobs/" + jobKeeping(1) + "/retention-preview", wrong).error(400))
        .contains("retention.mode");
  }

  private String jobKeeping(int count) {
    String database = "kept_" + World.next();
    Engine.POSTGRES.createSample(database);
    return world()
        .created(
            "/jobs", world().job(Engine.POSTGRES, database).add("retention", keep(count)).build());
  }

  private static JsonObject keep(int count) {
    return Json.createObjectBuilder()
        .add("mode", "SIMPLE")
        .add("simple", Json.createObjectBuilder().add("keepCount", count))
        .build();
  }

  private String backup(String job) {
    return world().succeeded(world().run(job)).getString("path");
  }

  private List<String> paths() {
    return world().files().getValuesAs(row -> row.asJsonObject().getString("path"));
  }

  private JsonObject preview(String job) {
    return world()
        .api()
        .post("/jobs/" + job + "/retention-preview")
        .expect(200)
        .object()
        .getJsonArray("destinations")
        .getJsonObject(0);
  }

  private static String apply(Api api, String job, String... confirmed) {
    JsonObject body =
        Json.createObjectBuilder()
            .add("confirm", Json.createArrayBuilder(List.of(confirmed)))
            .build();
    return api.post("/jobs/" + job + "/retention", body)
        .expect(202)
        .object()
        .getString("executionId");
  }

  private JsonObject retentionRun(String job) {
    return Waiting.until(
        "the retention run of job " + job,
        Duration.ofSeconds(60),
        () ->
            Optional.of(world().api().get("/history?type=Retention&jobId=" + job).expect(200))
                .map(answer -> answer.array())
                .filter(rows -> !rows.isEmpty())
                .map(rows -> rows.getJsonObject(0)));
  }
}

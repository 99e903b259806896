package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Api;
import io.dbackup.product.client.Waiting;
import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.StoredBackup;
import io.dbackup.product.sample.World;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the instance does for itself. */
public interface SystemTaskChapter {

  World world();

  private JsonObject task(String id) {
    return world().api().get("/settings/system-tasks").expect(200).array().stream()
        .map(JsonValue::asJsonObject)
        .filter(row -> row.getString("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Runs a task now; its ended execution. */
  private JsonObject run(String id) {
    JsonObject answer =
        world()
            .api()
            .put("/settings/system-tasks", World.object("taskId", id).build())
            .expect(200)
            .object();
    assertThat(answer.getBoolean("success")).isTrue();
    assertThat(answer.getString("message")).isEqualTo("Task started");
    return world().succeeded(answer.getString("executionId"));
  }

  private JsonObject health(String adapter, String query) {
    return world()
        .api()
        .get("/adapters/" + adapter + "/health-history" + query)
        .expect(200)
        .object();
  }

  private String statusOf(String adapter) {
    return health(adapter, "").getJsonArray("history").getJsonObject(0).getString("status");
  }

  @Test
  default void everyTaskShouldBeListedAsInTheReference() {
    JsonObject health = task("health-check");
    assertThat(health.getString("label")).isNotEmpty();
    assertThat(health.getString("description")).isNotEmpty();
    assertThat(health.getString("schedule")).isEqualTo("*/5 * * * *");
    assertThat(health.getBoolean("runOnStartup")).isTrue();
    assertThat(health.getBoolean("enabled")).isTrue();
    for (String id : List.of("clean-old-data", "integrity-check", "update-db-versions")) {
      assertThat(task(id).getString("nextRunAt")).as(id).isNotEmpty();
    }
  }

  @Test
  default void aTaskShouldBeChangedFieldByField() {
    String id = "update-db-versions";
    JsonObject before = task(id);
    JsonObject wanted =
        World.object("taskId", "system.update_db_versions").add("schedule", "15 5 * * *").build();
    assertThat(world().api().post("/settings/system-tasks", wanted).expect(200).object())
        .isEqualTo(Json.createObjectBuilder().add("success", true).build());
    try {
      assertThat(task(id).getString("schedule")).isEqualTo("15 5 * * *");
      assertThat(task(id).getBoolean("enabled")).isTrue();
      JsonObject off = World.object("taskId", id).add("enabled", false).build();
      world().api().post("/settings/system-tasks", off).expect(200);
      assertThat(task(id).getBoolean("enabled")).isFalse();
      assertThat(task(id).get("nextRunAt")).isEqualTo(JsonValue.NULL);
    } finally {
      JsonObject back =
          World.object("taskId", id)
              .add("schedule", before.getString("schedule"))
              .add("enabled", true)
              .build();
      world().api().post("/settings/system-tasks", back).expect(200);
    }
  }

  @Test
  default void aWrongChangeShouldBeRefusedInWords() {
    JsonObject cron = World.object("taskId", "health-check").add("schedule", "61 * * * *").build();
    assertThat(world().api().post("/settings/system-tasks", cron).error(400)).contains("schedule");
    JsonObject flag = World.object("taskId", "health-check").add("enabled", "yes").build();
    assertThat(world().api().post("/settings/system-tasks", flag).error(400)).contains("enabled");
    JsonObject unknown = World.object("taskId", "make-coffee").build();
    world().api().post("/settings/system-tasks", unknown).error(404);
    world().api().put("/settings/system-tasks", unknown).error(404);
    JsonObject nothing = Json.createObjectBuilder().build();
    assertThat(world().api().put("/settings/system-tasks", nothing).error(400)).contains("taskId");
  }

  @Test
  default void tasksShouldNeedTheirPermissions() {
    Api reader = Api.withKey(world().server(), world().newKey(List.of("settings:read")));
    reader.get("/settings/system-tasks").expect(200);
    JsonObject request = World.object("taskId", "health-check").build();
    assertThat(reader.put("/settings/system-tasks", request).error(403))
        .isEqualTo("Permission denied: settings:write required");
    assertThat(reader.post("/settings/system-tasks", request).error(403))
        .isEqualTo("Permission denied: settings:write required");
    Api other = Api.withKey(world().server(), world().newKey(List.of("jobs:read")));
    assertThat(other.get("/settings/system-tasks").error(403))
        .isEqualTo("Permission denied: settings:read required");
  }

  @Test
  default void theHealthCheckShouldAskSourcesAndDestinationsAndSayWhoDoesNotAnswer() {
    String source = world().source(Engine.POSTGRES);
    String unreachable =
        world()
            .created(
                "/adapters",
                World.adapter(
                    "Nobody there",
                    "database",
                    "postgres",
                    Map.of("host", "127.0.0.1", "port", "1", "username", "u", "password", "p")));
    try {
      JsonObject execution = run("health-check");
      assertThat(execution.getString("type")).isEqualTo("SystemTask");
      assertThat(execution.getJsonArray("logs").toString())
          .contains("answered")
          .contains("Nobody there");
      assertThat(statusOf(source)).isEqualTo("healthy");
      assertThat(statusOf(world().destination())).isEqualTo("healthy");
      assertThat(statusOf(unreachable)).isEqualTo("degraded");
      run("health-check");
      run("health-check");
      assertThat(statusOf(unreachable)).isEqualTo("unhealthy");
      JsonObject figures = health(unreachable, "?limit=1");
      assertThat(figures.getJsonArray("history")).hasSize(1);
      assertThat(figures.getJsonObject("stats").getInt("totalChecks")).isGreaterThanOrEqualTo(3);
      assertThat(figures.getJsonObject("stats").getInt("uptime")).isZero();
      assertThat(task("health-check").getString("lastStatus")).isEqualTo("Success");
    } finally {
      world().api().delete("/adapters/" + unreachable).expect(200);
    }
  }

  @Test
  default void theOtherTasksShouldDoTheirWork() {
    assertThat(run("clean-old-data").getJsonArray("logs").toString())
        .contains("executions forgotten")
        .contains("health checks forgotten");
    world().source(Engine.POSTGRES);
    run("update-db-versions");
  }

  @Test
  default void theIntegrityCheckShouldHaveBackupsVerified() {
    StoredBackup backup = world().newBackup(Engine.POSTGRES);
    assertThat(backup.row().get("verification")).isEqualTo(JsonValue.NULL);
    JsonObject daily = Json.createObjectBuilder().add("dbackup.integrity.days", 1).build();
    world().api().put("/settings", daily).expect(200);
    try {
      assertThat(run("integrity-check").getJsonArray("logs").toString()).contains("were queued");
      JsonObject verification =
          Waiting.until(
              "the verification of " + backup.path(),
              Duration.ofSeconds(180),
              () -> verification(backup));
      assertThat(verification.getBoolean("passed")).isTrue();
      assertThat(verificationsOfTheSystem())
          .anySatisfy(
              row ->
                  assertThat(world().execution(row.getString("id")).toString())
                      .contains(backup.path()));
      // Others shall find their backups unused.
      Waiting.until(
          "the end of all verifications",
          Duration.ofSeconds(180),
          () ->
              Optional.of(verificationsOfTheSystem())
                  .filter(rows -> rows.stream().allMatch(row -> !row.isNull("endedAt"))));
    } finally {
      JsonObject back =
          Json.createObjectBuilder().add("dbackup.integrity.days", JsonValue.NULL).build();
      world().api().put("/settings", back).expect(200);
    }
  }

  private Optional<JsonObject> verification(StoredBackup backup) {
    return Optional.of(world().row(backup.path()))
        .filter(row -> !row.isNull("verification"))
        .map(row -> row.getJsonObject("verification"));
  }

  private List<JsonObject> verificationsOfTheSystem() {
    return world().api().get("/history?type=Verification&limit=100").expect(200).array().stream()
        .map(JsonValue::asJsonObject)
        .filter(row -> row.getString("trigger").equals("system"))
        .toList();
  }
}

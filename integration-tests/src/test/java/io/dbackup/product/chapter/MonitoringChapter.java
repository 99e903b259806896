package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Answer;
import io.dbackup.product.client.Api;
import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.StoredBackup;
import io.dbackup.product.sample.World;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether everything is safe, for people and for monitors. */
public interface MonitoringChapter {
  /** What the server must be started with as its token. */
  String TOKEN = "a-long-random-text-for-the-monitor";

  World world();

  @Test
  default void theOverviewAndTheMetricsShouldFollowABackupThroughItsLife() {
    StoredBackup backup = world().newBackup(Engine.POSTGRES);
    world()
        .api()
        .put("/jobs/" + backup.job(), Json.createObjectBuilder().add("enabled", true).build())
        .expect(200);

    JsonObject job = job(backup.job());
    assertThat(job.getString("state")).isEqualTo("ok");
    assertThat(job.getString("lastStatus")).isEqualTo("Success");
    assertThat(job.getString("lastSuccessAt")).isEqualTo(backup.execution().getString("endedAt"));
    assertThat(job.isNull("lastVerifiedAt")).isTrue();
    assertThat(job.getInt("expectedIntervalSeconds")).isEqualTo(24 * 60 * 60);
    assertThat(
            world().api().get("/jobs/" + backup.job()).expect(200).object().getString("lastRunAt"))
        .isEqualTo(backup.execution().getString("startedAt"));

    assertThat(world().verify(backup.path()).getString("status")).isEqualTo("Success");
    assertThat(job(backup.job()).isNull("lastVerifiedAt")).isFalse();

    assertThat(job(backup.job()).isNull("lastRestoredAt")).isTrue();
    JsonObject restored = world().restore(backup, "proved_" + World.next());
    assertThat(restored.getString("status")).as("%s", restored).isEqualTo("Success");
    assertThat(Instant.parse(job(backup.job()).getString("lastRestoredAt")))
        .isBetween(
            Instant.parse(restored.getString("startedAt")),
            Instant.parse(restored.getString("endedAt")));

    JsonObject before = destination();
    world()
        .api()
        .delete(
            "/storage/" + world().destination() + "/files",
            World.object("path", backup.path()).build())
        .expect(200);
    assertThat(destination().getInt("count")).isEqualTo(before.getInt("count") - 1);
    assertThat(destination().getJsonNumber("bytes").longValue())
        .isEqualTo(
            before.getJsonNumber("bytes").longValue()
                - backup.execution().getJsonNumber("size").longValue());

    String metrics = scrape(TOKEN).expect(200).text();
    assertThat(metrics.lines())
        .anyMatch(line -> line.startsWith("dbackup_job_overdue{job_id=\"" + backup.job()))
        .anyMatch(
            line ->
                line.startsWith(
                    "dbackup_job_last_restored_timestamp_seconds{job_id=\"" + backup.job()))
        .anyMatch(
            line ->
                line.matches(
                    "dbackup_executions_total\\{status=\"success\",type=\"backup\"} [1-9].*"))
        .anyMatch(line -> line.matches("dbackup_build_info\\{version=\"[0-9]+\\..*\"} 1"));
    world().api().delete("/jobs/" + backup.job()).expect(200);
    assertThat(scrape(TOKEN).text()).doesNotContain(backup.job());
  }

  @Test
  default void metricsShouldBeForThoseWhoMayReadSettingsAndForTheMonitor() {
    assertThat(scrape(TOKEN).expect(200).header("Content-Type"))
        .startsWith("text/plain")
        .contains("version=0.0.4");
    assertThat(scrape(TOKEN).header("Cache-Control")).contains("no-store");
    Answer open =
        Api.withKey(world().server(), TOKEN)
            .get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0")
            .expect(200);
    assertThat(open.header("Content-Type")).startsWith("application/openmetrics-text");
    assertThat(open.text()).endsWith("# EOF\n");

    scrape(world().newKey(List.of("settings:read"))).expect(200);
    assertThat(scrape(world().newKey(List.of("history:read"))).error(403))
        .isEqualTo("Permission denied: settings:read required");
    scrape(TOKEN + "x").error(401);
    Api.anonymous(world().server()).get("/metrics").error(401);
    // The monitor's token opens nothing else.
    Api.withKey(world().server(), TOKEN).get("/dashboard").error(401);
    Api.withKey(world().server(), TOKEN).get("/jobs").error(401);
  }

  @Test
  default void theOverviewShouldAskForTheHistoryPermission() {
    Api.withKey(world().server(), world().newKey(List.of("history:read")))
        .get("/dashboard?limit=1&calendarDays=365")
        .expect(200);
    assertThat(
            Api.withKey(world().server(), world().newKey(List.of("jobs:read")))
                .get("/dashboard")
                .error(403))
        .isEqualTo("Permission denied: history:read required");
    world().api().get("/dashboard?limit=x").error(400);
  }

  @Test
  default void jobsShouldBePaged() {
    Answer page = world().api().get("/jobs?limit=1").expect(200);
    Answer all = world().api().get("/jobs").expect(200);

    assertThat(page.header("X-Total-Count")).isEqualTo("" + all.array().size());
    assertThat(page.array()).hasSizeLessThanOrEqualTo(1);
  }

  private Answer scrape(String token) {
    return Api.withKey(world().server(), token).get("/metrics");
  }

  private JsonObject job(String id) {
    return dashboard().getJsonArray("protection").getValuesAs(JsonObject.class).stream()
        .filter(job -> job.getString("jobId").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject destination() {
    return dashboard()
        .getJsonObject("storage")
        .getJsonArray("destinations")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(destination -> destination.getString("id").equals(world().destination()))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject dashboard() {
    return world().api().get("/dashboard?limit=1000").expect(200).object();
  }
}

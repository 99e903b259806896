package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Waiting;
import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.World;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Jobs start by themselves. */
public interface ScheduleChapter {

  World world();

  @Test
  default void anEnabledJobShouldRunWhenItsTimeHasCome() {
    String database = "scheduled_" + World.next();
    Engine.POSTGRES.createSample(database);
    String job = world().createJob(Engine.POSTGRES, database);
    JsonObject everyMinute = World.object("schedule", "* * * * *").add("enabled", true).build();
    world().api().put("/jobs/" + job, everyMinute).expect(200);
    try {
      JsonObject row =
          Waiting.until(
              "the scheduled run of job " + job, Duration.ofSeconds(150), () -> firstRun(job));
      assertThat(world().succeeded(row.getString("id")).getString("trigger"))
          .isEqualTo("scheduler");
    } finally {
      world().api().delete("/jobs/" + job).expect(200);
    }
  }

  private Optional<JsonObject> firstRun(String job) {
    return world()
        .api()
        .get("/history?jobId=" + job)
        .expect(200)
        .array()
        .getValuesAs(JsonObject.class)
        .stream()
        .findFirst();
  }
}

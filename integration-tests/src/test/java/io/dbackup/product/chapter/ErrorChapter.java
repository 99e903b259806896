package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Answer;
import io.dbackup.product.client.Api;
import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.World;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked wrongly is answered in JSON, with the right status and a useful sentence. */
public interface ErrorChapter {

  World world();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing-here",
        "/jobs/unknown",
        "/jobs/unknown/nothing",
        "/executions/unknown",
        "/adapters/unknown",
        "/storage/unknown/files",
        "/vault/unknown/recovery-kit"
      })
  default void whatDoesNotExistShouldBe404(String path) {
    world().api().get(path).error(404);
  }

  @ParameterizedTest
  @CsvSource({"DELETE,/jobs", "PATCH,/adapters", "PUT,/history", "POST,/health"})
  default void aWrongMethodShouldBe405(String method, String path) {
    world().api().json(method, path, "{}").error(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "", "[1, 2]", "\"text\"", "{\"name\": }", "null", "{\"a\": 1} trailing"})
  default void malformedJsonShouldBe400(String body) {
    world().api().json("POST", "/jobs", body).error(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name | 5",
        "name | \"\"",
        "schedule | \"61 2 * * *\"",
        "schedule | \"every day\"",
        "schedule | 5",
        "enabled | \"yes\"",
        "compression | \"BROTLI\"",
        "sourceId | {}",
        "destinationId | null",
        "databases | \"shop\"",
        "retention | {\"mode\": \"SOMETIMES\"}",
        "encryptionProfileId | 7"
      })
  default void aWrongFieldShouldBe400AndNamed(String field, String value) {
    JsonValue wrong;
    try (var reader = Json.createReader(new java.io.StringReader(value))) {
      wrong = reader.readValue();
    }
    var request = world().job(Engine.POSTGRES).add(field, wrong).build();
    assertThat(world().api().post("/jobs", request).error(400)).contains(field);
  }

  @Test
  default void aConfigurationValueOfTheWrongTypeShouldBe400AndNamed() {
    var request =
        World.object("name", "Broken")
            .add("type", "database")
            .add("adapterId", "postgres")
            .add(
                "config",
                World.object("host", "127.0.0.1").add("port", "many").add("username", "u"))
            .build();
    assertThat(world().api().post("/adapters", request).error(400)).contains("port");
  }

  @Test
  default void anUnreachableHostShouldBeSaidInWords() {
    var request =
        World.object("adapterId", "postgres")
            .add(
                "config",
                World.object("host", "127.0.0.1")
                    .add("port", 1)
                    .add("username", "u")
                    .add("password", "not for logs"))
            .build();
    var answer = world().api().post("/adapters/test-connection", request);
    assertThat(answer.text()).contains("127.0.0.1").doesNotContain("not for logs");
    assertThat(answer.object().getBoolean("success", false)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "/etc/passwd",
        "a/../../b",
        "..%2f..%2fetc%2fpasswd",
        "a\\..\\b"
      })
  default void aPathOutsideTheDestinationShouldBe400(String path) {
    world()
        .api()
        .get("/storage/" + world().destination() + "/download?file=" + Api.encoded(path))
        .error(400);
  }

  @Test
  default void aBodyThatIsTooLargeShouldBe413() {
    String body = "{\"name\": \"" + "x".repeat(2 * 1024 * 1024) + "\"}";
    world().api().json("POST", "/jobs", body).error(413);
    world().api().get("/jobs").expect(200);
  }

  @Test
  default void aBodyThatIsNoJsonShouldBe415() {
    world()
        .api()
        .send("POST", "/jobs", BodyPublishers.ofString("<job/>"), Optional.of("application/xml"))
        .error(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  default void aMediaTypeThatIsNoneShouldBeRefusedInWords(String method) {
    Answer answer =
        world()
            .api()
            .send(method, "/jobs/no-such-job", BodyPublishers.ofString("{}"), Optional.of(";"));

    assertThat(answer.status()).isIn(400, 404, 405, 415);
    assertThat(answer.error(answer.status())).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 366, -1})
  default void daysOutsideTheirRangeShouldBe400(int days) {
    assertThat(
            world()
                .api()
                .get("/storage/" + world().destination() + "/history?days=" + days)
                .error(400))
        .contains("days");
  }
}

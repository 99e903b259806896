package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Answer;
import io.dbackup.product.client.Api;
import io.dbackup.product.sample.World;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that an administrator changes while the server runs. */
public interface SettingsChapter {
  String PASSWORD_LENGTH = "dbackup.password.min-length";
  String READ_LIMIT = "dbackup.rate-limit.read";

  World world();

  private JsonObject setting(Answer answer, String name) {
    return answer.expect(200).array().getValuesAs(JsonObject.class).stream()
        .filter(row -> row.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject change(String name, JsonValue value) {
    return Json.createObjectBuilder().add(name, value).build();
  }

  private Answer newUser(String password) {
    return world()
        .api()
        .post(
            "/users",
            World.object("email", "user" + World.next() + "@example.org")
                .add("password", password)
                .build());
  }

  @Test
  default void everySettingShouldSayWhatItIsAndWhereItsValueComesFrom() {
    Answer all = world().api().get("/settings");
    JsonObject length = setting(all, PASSWORD_LENGTH);
    assertThat(length.getString("type")).isEqualTo("integer");
    assertThat(length.getInt("value")).isEqualTo(8);
    assertThat(length.getInt("defaultValue")).isEqualTo(8);
    assertThat(length.getString("source")).isEqualTo("default");
    assertThat(length.getBoolean("changeable")).isTrue();
    assertThat(length.getString("environmentVariable")).isEqualTo("DBACKUP_PASSWORD_MIN_LENGTH");
    assertThat(length.getJsonArray("options")).isEmpty();
    JsonObject reveal = setting(all, "dbackup.api.reveal-secrets");
    assertThat(reveal.getString("type")).isEqualTo("choice");
    assertThat(reveal.getJsonArray("options").toString())
        .isEqualTo("[\"never\",\"writers\",\"readers\"]");
    assertThat(setting(all, "dbackup.public-url").get("value")).isEqualTo(JsonValue.NULL);
  }

  @Test
  default void aChangeShouldHoldAtOnceAndNullShouldTakeItBack() {
    newUser("twelve chars").expect(201);
    Answer changed = world().api().put("/settings", change(PASSWORD_LENGTH, Json.createValue(20)));
    try {
      assertThat(setting(changed, PASSWORD_LENGTH).getInt("value")).isEqualTo(20);
      assertThat(setting(changed, PASSWORD_LENGTH).getString("source")).isEqualTo("stored");
      assertThat(newUser("twelve chars").error(400)).contains("20 characters");
    } finally {
      Answer back = world().api().put("/settings", change(PASSWORD_LENGTH, JsonValue.NULL));
      assertThat(setting(back, PASSWORD_LENGTH).getString("source")).isEqualTo("default");
    }
    newUser("twelve chars").expect(201);
  }

  @Test
  default void whatTheOperatorHasFixedShouldBeShownAndStay() {
    JsonObject limit = setting(world().api().get("/settings"), READ_LIMIT);
    assertThat(limit.getString("source")).isEqualTo("environment");
    assertThat(limit.getString("value")).isEqualTo("0");
    assertThat(limit.getBoolean("changeable")).isFalse();
    assertThat(
            world().api().put("/settings", change(READ_LIMIT, Json.createValue("1/60"))).error(409))
        .contains(READ_LIMIT)
        .contains("DBACKUP_RATE_LIMIT_READ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"long\"", "7", "129", "8.5", "true", "{}", "[8]"})
  default void aWrongValueShouldBe400AndNamed(String value) {
    String body = "{\"" + PASSWORD_LENGTH + "\": " + value + "}";
    assertThat(world().api().json("PUT", "/settings", body).error(400)).contains(PASSWORD_LENGTH);
  }

  @Test
  default void anUnknownNameShouldBe400AndNothingShouldChange() {
    JsonObject both =
        Json.createObjectBuilder().add(PASSWORD_LENGTH, 9).add("dbackup.colour", "red").build();
    assertThat(world().api().put("/settings", both).error(400)).contains("dbackup.colour");
    assertThat(setting(world().api().get("/settings"), PASSWORD_LENGTH).getInt("value"))
        .isEqualTo(8);
  }

  @Test
  default void settingsShouldNeedTheirPermissions() {
    Api reader = Api.withKey(world().server(), world().newKey(List.of("settings:read")));
    reader.get("/settings").expect(200);
    assertThat(reader.put("/settings", change(PASSWORD_LENGTH, JsonValue.NULL)).error(403))
        .isEqualTo("Permission denied: settings:write required");
    Api other = Api.withKey(world().server(), world().newKey(List.of("jobs:read")));
    assertThat(other.get("/settings").error(403))
        .isEqualTo("Permission denied: settings:read required");
  }
}

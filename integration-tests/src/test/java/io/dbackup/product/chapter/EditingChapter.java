package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Answer;
import io.dbackup.product.client.Api;
import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.World;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two people who change the same thing do not overwrite each other unseen. */
public interface EditingChapter {

  World world();

  @ParameterizedTest
  @ValueSource(strings = {"jobs", "adapters", "vault", "users", "groups", "api-keys"})
  default void aChangeOfWhatWasChangedMeanwhileShouldBeRefused(String kind) {
    Api api = world().api();
    String path = "/" + kind + "/" + newThing(kind);
    Answer seen = api.put(path, renamed(kind + " as it was seen")).expect(200);
    String tag = seen.header("ETag");
    assertThat(tag).isEqualTo("\"" + seen.object().getString("updatedAt") + "\"");

    Answer first = api.put(path, renamed(kind + " of the first"), "If-Match", tag).expect(200);
    Answer second = api.put(path, renamed(kind + " of the second"), "If-Match", tag);

    assertThat(first.header("ETag")).isNotEqualTo(tag);
    assertThat(second.error(412)).contains("changed meanwhile", "Nothing was saved");
    String list = kind.equals("adapters") ? "/adapters?type=database" : "/" + kind;
    assertThat(api.get(list).expect(200).array().getValuesAs(JsonObject.class))
        .extracting(row -> row.getString("name"))
        .contains(kind + " of the first")
        .doesNotContain(kind + " of the second");
    api.put(path, renamed(kind + " of one who does not care")).expect(200);
  }

  private String newThing(String kind) {
    int number = World.next();
    JsonObject request =
        switch (kind) {
          case "jobs" -> world().job(Engine.POSTGRES).build();
          case "adapters" ->
              World.adapter(
                  "Edited " + number, "database", "postgres", World.access(Engine.POSTGRES));
          case "users" ->
              World.object("email", "edited" + number + "@example.org")
                  .add("name", "Edited")
                  .add("password", "violet harbour 27 lanterns")
                  .add("groupIds", Json.createArrayBuilder())
                  .build();
          case "groups", "api-keys" ->
              World.object("name", "Edited " + number)
                  .add("permissions", Json.createArrayBuilder().add("jobs:read"))
                  .build();
          default -> World.object("name", "Edited " + number).build();
        };
    return world().created("/" + kind, request);
  }

  private static JsonObject renamed(String name) {
    return World.object("name", name).build();
  }
}

package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Answer;
import io.dbackup.product.client.Api;
import io.dbackup.product.sample.World;
import io.dbackup.product.server.ProductServer;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and how far. */
public interface AccessChapter {

  World world();

  @Test
  default void loginShouldGiveASessionWithAGuardedCookie() {
    Api session = Api.anonymous(world().server());
    Answer login =
        session
            .post(
                "/auth/login",
                World.object("email", ProductServer.ADMIN)
                    .add("password", ProductServer.ADMIN_PASSWORD)
                    .build())
            .expect(200);
    assertThat(login.object().getJsonObject("user").getString("email"))
        .isEqualTo(ProductServer.ADMIN);
    assertThat(login.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
    session.get("/auth/session").expect(200);
    session.post("/auth/logout").expect(200);
    session.get("/auth/session").error(401);
  }

  @Test
  default void aSessionElsewhereShouldBeSeenAndEnded() {
    JsonObject person = newPerson();
    Api here = loggedIn(person);
    Api elsewhere = loggedIn(person);
    List<JsonObject> sessions = sessions(here);
    assertThat(sessions).hasSize(2);
    assertThat(sessions).filteredOn(one -> one.getBoolean("current")).hasSize(1);
    assertThat(sessions)
        .allSatisfy(
            one -> {
              assertThat(one.getString("ipAddress")).isEqualTo("127.0.0.1");
              assertThat(one.getString("userAgent")).startsWith("Java-http-client");
            });
    String other = idOf(sessions, false);

    assertThat(world().administrator().delete("/auth/sessions/" + other).error(404))
        .isEqualTo("Session not found");
    Answer ended = here.delete("/auth/sessions/" + other).expect(200);
    assertThat(ended.header("Set-Cookie")).doesNotContain("dbackup_session");
    elsewhere.get("/auth/session").error(401);
    here.get("/auth/session").expect(200);
    here.delete("/auth/sessions/" + other).error(404);
    assertThat(sessions(here)).hasSize(1);
  }

  @Test
  default void aPersonShouldLogOutEverywhereElseAndThenHere() {
    JsonObject person = newPerson();
    Api here = loggedIn(person);
    List<Api> others = List.of(loggedIn(person), loggedIn(person));

    Answer answer = here.delete("/auth/sessions").expect(200);
    assertThat(answer.object().getInt("ended")).isEqualTo(2);
    others.forEach(other -> other.get("/auth/session").error(401));

    Answer last = here.delete("/auth/sessions/" + idOf(sessions(here), true)).expect(200);
    assertThat(last.header("Set-Cookie")).startsWith("dbackup_session=").contains("Max-Age=0");
    here.get("/auth/session").error(401);
  }

  @Test
  default void everyWrongLoginShouldReadTheSame() {
    Api nobody = Api.anonymous(world().server());
    String wrongPassword =
        nobody
            .post(
                "/auth/login",
                World.object("email", ProductServer.ADMIN).add("password", "wrong").build())
            .error(401);
    String unknownUser =
        nobody
            .post(
                "/auth/login",
                World.object("email", "nobody@example.org").add("password", "wrong").build())
            .error(401);
    assertThat(wrongPassword).isEqualTo(unknownUser);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/jobs",
        "/history",
        "/adapters?type=database",
        "/executions/x",
        "/storage/x/files",
        "/vault",
        "/users",
        "/groups",
        "/api-keys",
        "/audit",
        "/auth/sessions"
      })
  default void nobodyShouldSeeNothing(String path) {
    Api.anonymous(world().server()).get(path).error(401);
    Api.withKey(world().server(), "dbackup_this_is_not_a_key").get(path).error(401);
  }

  @Test
  default void healthShouldBePublic() {
    Answer health = Api.anonymous(world().server()).get("/health").expect(200);
    assertThat(health.object().getString("status")).isEqualTo("healthy");
    assertThat(health.object().getString("database")).isEqualTo("connected");
    assertThat(health.header("Cache-Control")).contains("no-store");
  }

  @Test
  default void aKeyShouldReachOnlyWhatItWasGiven() {
    Api reader = Api.withKey(world().server(), world().newKey(List.of("jobs:read")));
    reader.get("/jobs").expect(200);
    assertThat(reader.post("/jobs/unknown/run").error(403))
        .isEqualTo("Permission denied: jobs:execute required");
    assertThat(reader.get("/history").error(403))
        .isEqualTo("Permission denied: history:read required");
  }

  /** The permission depends on the adapter, so the use case refuses and not an annotation. */
  @Test
  default void aRefusalByTheTypeOfAnAdapterShouldBeInTheAuditTrail() {
    Api keeper =
        Api.withKey(world().server(), world().newKey(List.of("sources:read", "sources:write")));
    String path = "/adapters/" + world().destination();

    String refusal = keeper.put(path, World.object("name", "Mine now").build()).error(403);

    assertThat(refusal).isEqualTo("Permission denied: destinations:write required");
    assertThat(world().api().get("/audit?action=DENIED&limit=100").expect(200).array())
        .extracting(line -> line.asJsonObject().getJsonObject("details"))
        .anySatisfy(
            details -> {
              assertThat(details.getString("reason")).isEqualTo(refusal);
              assertThat(details.getString("method")).isEqualTo("PUT");
              assertThat(details.getString("path")).isEqualTo("/api" + path);
            });
  }

  private JsonObject newPerson() {
    JsonObject person =
        World.object("email", "traveller" + World.next() + "@example.org")
            .add("password", "correct horse battery")
            .build();
    world().created("/users", person);
    return person;
  }

  private Api loggedIn(JsonObject person) {
    Api session = Api.anonymous(world().server());
    session.post("/auth/login", person).expect(200);
    return session;
  }

  private static List<JsonObject> sessions(Api api) {
    return api.get("/auth/sessions").expect(200).array().getValuesAs(JsonObject.class);
  }

  private static String idOf(List<JsonObject> sessions, boolean current) {
    return sessions.stream()
        .filter(one -> one.getBoolean("current") == current)
        .map(one -> one.getString("id"))
        .findFirst()
        .orElseThrow();
  }
}

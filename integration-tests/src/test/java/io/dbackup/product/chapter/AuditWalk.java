package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Answer;
import io.dbackup.product.client.Api;
import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.StoredBackup;
import io.dbackup.product.sample.World;
import io.dbackup.product.server.ProductServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Does everything once that the API can change, and looks after each step whether the audit trail
 * has a line of it with who did it, from where and with what program.
 */
final class AuditWalk {
  private static final String PASSWORD = "seventeen purple kettles";
  private static final String NEW_PASSWORD = "eighteen silver kettles";
  private static final String PROFILE_KEY = "0123456789abcdef".repeat(4);

  private final World world;
  private final Api api;
  private final Set<String> done = new TreeSet<>();
  private final List<String> secrets = new ArrayList<>();

  AuditWalk(World world) {
    this.world = world;
    this.api = world.api();
    secrets.addAll(
        List.of(
            ProductServer.ADMIN_PASSWORD,
            PASSWORD,
            NEW_PASSWORD,
            PROFILE_KEY,
            "a wrong password",
            "adapter s3cret one",
            "adapter s3cret two",
            api.key()));
  }

  /** The operations that were done, as the API's description names them. */
  Set<String> done() {
    return done;
  }

  /** Everything secret that was sent or received on the way. */
  List<String> secrets() {
    return secrets;
  }

  void adapters() {
    JsonObject wanted =
        World.adapter(
            "Audited",
            "database",
            "postgres",
            java.util.Map.of(
                "host", "db.example.org", "username", "u", "password", "adapter s3cret one"));
    String id = id(step("POST /adapters", "CREATE", "SOURCE", () -> api.post("/adapters", wanted)));
    JsonObject changes =
        Json.createObjectBuilder()
            .add("config", World.object("password", "adapter s3cret two").add("host", "db2"))
            .build();
    JsonObject line =
        step("PUT /adapters/{id}", "UPDATE", "SOURCE", () -> api.put("/adapters/" + id, changes))
            .line();
    JsonObject config =
        line.getJsonObject("details").getJsonObject("changes").getJsonObject("config");
    assertThat(config.getString("password")).isEqualTo("changed");
    assertThat(config.getJsonObject("host").getString("before")).isEqualTo("db.example.org");
    step("DELETE /adapters/{id}", "DELETE", "SOURCE", () -> api.delete("/adapters/" + id));
  }

  void people() {
    JsonObject group =
        World.object("name", "Group " + World.next())
            .add("permissions", texts("jobs:read"))
            .build();
    String groupId = id(step("POST /groups", "CREATE", "GROUP", () -> api.post("/groups", group)));
    step(
        "PUT /groups/{id}",
        "UPDATE",
        "GROUP",
        () -> api.put("/groups/" + groupId, permissions("jobs:read", "vault:read")));
    String email = "walker" + World.next() + "@example.org";
    JsonObject user =
        World.object("email", email)
            .add("password", PASSWORD)
            .add("groups", texts(groupId))
            .build();
    String userId = id(step("POST /users", "CREATE", "USER", () -> api.post("/users", user)));
    session(email);
    step(
        "PUT /users/{id}",
        "UPDATE",
        "USER",
        () -> api.put("/users/" + userId, World.object("password", NEW_PASSWORD).build()));
    step("DELETE /users/{id}", "DELETE", "USER", () -> api.delete("/users/" + userId));
    step("DELETE /groups/{id}", "DELETE", "GROUP", () -> api.delete("/groups/" + groupId));
  }

  private void session(String email) {
    Api session = Api.anonymous(world.server());
    look(
        "POST /auth/login",
        "LOGIN",
        "AUTH",
        email,
        () -> session.post("/auth/login", login(email, PASSWORD)));
    Api.anonymous(world.server()).post("/auth/login", login(email, PASSWORD)).expect(200);
    String elsewhere =
        session.get("/auth/sessions").expect(200).array().getValuesAs(JsonObject.class).stream()
            .filter(one -> !one.getBoolean("current"))
            .map(one -> one.getString("id"))
            .findFirst()
            .orElseThrow();
    JsonObject line =
        look(
                "DELETE /auth/sessions/{id}",
                "LOGOUT",
                "AUTH",
                email,
                () -> session.delete("/auth/sessions/" + elsewhere))
            .line();
    assertThat(line.getJsonObject("details").getJsonObject("session").getString("id"))
        .isEqualTo(elsewhere);
    Api.anonymous(world.server()).post("/auth/login", login(email, PASSWORD)).expect(200);
    look("DELETE /auth/sessions", "LOGOUT", "AUTH", email, () -> session.delete("/auth/sessions"));
    look(
        "POST /auth/password",
        "UPDATE",
        "USER",
        email,
        () ->
            session.post(
                "/auth/password",
                World.object("currentPassword", PASSWORD)
                    .add("newPassword", NEW_PASSWORD)
                    .build()));
    look("POST /auth/logout", "LOGOUT", "AUTH", email, () -> session.post("/auth/logout"));
    refused(
        "LOGIN_FAILED",
        401,
        () -> Api.anonymous(world.server()).post("/auth/login", login(email, "a wrong password")));
  }

  private static JsonObject login(String email, String password) {
    return World.object("email", email).add("password", password).build();
  }

  void keys() {
    JsonObject wanted =
        World.object("name", "key " + World.next()).add("permissions", texts("jobs:read")).build();
    JsonObject made =
        step("POST /api-keys", "CREATE", "API_KEY", () -> api.post("/api-keys", wanted))
            .answer()
            .object();
    secrets.add(made.getString("key"));
    String id = made.getString("id");
    JsonObject renamed = World.object("name", "key " + World.next()).build();
    step("PUT /api-keys/{id}", "UPDATE", "API_KEY", () -> api.put("/api-keys/" + id, renamed));
    String rotated =
        step(
                "POST /api-keys/{id}/rotate",
                "UPDATE",
                "API_KEY",
                () -> api.post("/api-keys/" + id + "/rotate"))
            .answer()
            .object()
            .getString("key");
    secrets.add(rotated);
    refused("DENIED", 403, () -> Api.withKey(world.server(), rotated).get("/vault"));
    step("DELETE /api-keys/{id}", "DELETE", "API_KEY", () -> api.delete("/api-keys/" + id));
  }

  void vault() {
    JsonObject wanted =
        World.object("name", "profile " + World.next()).add("key", PROFILE_KEY).build();
    String id = id(step("POST /vault", "CREATE", "VAULT", () -> api.post("/vault", wanted)));
    JsonObject described = World.object("description", "for the walk").build();
    step("PUT /vault/{id}", "UPDATE", "VAULT", () -> api.put("/vault/" + id, described));
    step("recovery kit", "EXPORT", "VAULT", () -> api.get("/vault/" + id + "/recovery-kit"));
    step("DELETE /vault/{id}", "DELETE", "VAULT", () -> api.delete("/vault/" + id));
  }

  void jobsAndBackups() {
    StoredBackup backup = world.newBackup(Engine.POSTGRES);
    JsonObject wanted = world.job(Engine.POSTGRES, backup.database()).build();
    String id = id(step("POST /jobs", "CREATE", "JOB", () -> api.post("/jobs", wanted)));
    JsonObject changes = World.object("schedule", "5 4 * * *").build();
    JsonObject line =
        step("PUT /jobs/{id}", "UPDATE", "JOB", () -> api.put("/jobs/" + id, changes)).line();
    JsonObject schedule =
        line.getJsonObject("details").getJsonObject("changes").getJsonObject("schedule");
    assertThat(schedule.getString("before")).isEqualTo("0 2 * * *");
    assertThat(schedule.getString("after")).isEqualTo("5 4 * * *");
    String copy =
        id(
            step(
                "POST /jobs/{id}/clone",
                "CREATE",
                "JOB",
                () -> api.post("/jobs/" + id + "/clone")));
    cancelled(id);
    world.ended(
        step(
                "POST /jobs/{id}/retention",
                "EXECUTE",
                "JOB",
                () -> api.post("/jobs/" + id + "/retention"))
            .answer()
            .object()
            .getString("executionId"));
    step("DELETE /jobs/{id}", "DELETE", "JOB", () -> api.delete("/jobs/" + copy));
    stored(backup);
  }

  /** A run may be over before it is cancelled; then another one is. */
  private void cancelled(String job) {
    for (int attempt = 0; attempt < 20; attempt++) {
      String execution =
          step("POST /jobs/{id}/run", "EXECUTE", "JOB", () -> api.post("/jobs/" + job + "/run"))
              .answer()
              .object()
              .getString("executionId");
      long before = lastSequence();
      Answer answer = api.post("/executions/" + execution + "/cancel");
      world.ended(execution);
      if (answer.status() != 409) {
        answer.expect(200);
        found("POST /executions/{id}/cancel", before, "EXECUTE", "EXECUTION", ProductServer.ADMIN);
        done.add("POST /executions/{id}/cancel");
        return;
      }
    }
    throw new AssertionError("No run could be cancelled");
  }

  private void stored(StoredBackup backup) {
    String storage = "/storage/" + world.destination();
    String path = backup.path();
    step(
        "POST /storage/{id}/lock",
        "UPDATE",
        "STORAGE",
        () -> api.post(storage + "/lock", lock(path, true)));
    JsonObject unlock =
        Json.createObjectBuilder().add("paths", texts(path)).add("locked", false).build();
    step(
        "POST /storage/{id}/files/lock",
        "UPDATE",
        "STORAGE",
        () -> api.post(storage + "/files/lock", unlock));
    step(
        "download",
        "EXPORT",
        "STORAGE",
        () -> api.get(storage + "/download?file=" + Api.encoded(path)));
    String link =
        step(
                "POST /storage/{id}/download-url",
                "EXPORT",
                "STORAGE",
                () -> api.post(storage + "/download-url", World.object("file", path).build()))
            .answer()
            .object()
            .getString("url");
    String token = link.substring(link.indexOf("token=") + 6);
    secrets.add(token);
    look(
        "download by link",
        "EXPORT",
        "STORAGE",
        null,
        () -> Api.anonymous(world.server()).get("/storage/public-download?token=" + token));
    world.ended(
        started("POST /storage/{id}/verify", storage + "/verify", World.object("file", path)));
    JsonObjectBuilder restore =
        World.object("file", path)
            .add("targetSourceId", world.source(Engine.POSTGRES))
            .add("targetDatabaseName", "walk_" + World.next());
    world.ended(started("POST /storage/{id}/restore", storage + "/restore", restore));
    step(
        "DELETE /storage/{id}/files",
        "DELETE",
        "STORAGE",
        () -> api.delete(storage + "/files", World.object("path", path).build()));
    JsonObject another =
        Json.createObjectBuilder()
            .add("paths", texts(world.newBackup(Engine.POSTGRES).path()))
            .build();
    step(
        "POST /storage/{id}/files/delete",
        "DELETE",
        "STORAGE",
        () -> api.post(storage + "/files/delete", another));
  }

  private String started(String operation, String path, JsonObjectBuilder request) {
    JsonObject body = request.build();
    return step(operation, "EXECUTE", "STORAGE", () -> api.post(path, body))
        .answer()
        .object()
        .getString("executionId");
  }

  void instance() {
    JsonObject setting = World.object("dbackup.history.health-days", "31").build();
    step("PUT /settings", "UPDATE", "SYSTEM", () -> api.put("/settings", setting));
    JsonObject task = World.object("taskId", "clean-old-data").build();
    step(
        "POST /settings/system-tasks",
        "UPDATE",
        "SYSTEM",
        () ->
            api.post(
                "/settings/system-tasks",
                Json.createObjectBuilder(task).add("schedule", "31 3 * * *").build()));
    step(
        "PUT /settings/system-tasks",
        "EXECUTE",
        "SYSTEM",
        () -> api.put("/settings/system-tasks", task));
  }

  /** By a SuperAdmin in person. */
  void configuration() {
    step(
        "GET /settings/config-export",
        "EXPORT",
        "VAULT",
        () -> api.get("/settings/config-export?profileId=" + world.profile()));
    JsonObject empty =
        World.object("format", "dbackup-configuration").add("formatVersion", 1).build();
    Api administrator = world.administrator();
    look(
        "POST /settings/config-import",
        "UPDATE",
        "SYSTEM",
        ProductServer.ADMIN,
        () -> administrator.post("/settings/config-import", empty));
  }

  private record Step(Answer answer, JsonObject line) {}

  /** By the key of the administrator. */
  private Step step(String operation, String action, String resource, Supplier<Answer> call) {
    Step step = look(operation, action, resource, ProductServer.ADMIN, call);
    assertThat(step.line().get("apiKeyId")).as(operation).isNotEqualTo(JsonValue.NULL);
    return step;
  }

  private Step look(
      String operation, String action, String resource, String email, Supplier<Answer> call) {
    long before = lastSequence();
    Answer answer = call.get();
    assertThat(answer.status()).as("%s: %s", operation, answer.text()).isBetween(200, 299);
    done.add(operation);
    return new Step(answer, found(operation, before, action, resource, email));
  }

  private void refused(String action, int status, Supplier<Answer> call) {
    long before = lastSequence();
    call.get().error(status);
    found(action, before, action, "AUTH", action.equals("DENIED") ? ProductServer.ADMIN : null);
  }

  private JsonObject found(
      String operation, long before, String action, String resource, String email) {
    JsonObject line =
        newest(100).stream()
            .filter(one -> one.getInt("sequence") > before)
            .filter(one -> one.getString("action").equals(action))
            .filter(one -> one.getString("resource").equals(resource))
            .findFirst()
            .orElseThrow(() -> new AssertionError(operation + " left no line"));
    assertThat(line.getString("userEmail", null)).as("%s: %s", operation, line).isEqualTo(email);
    assertThat(line.getString("ipAddress")).as(operation).isEqualTo("127.0.0.1");
    assertThat(line.getString("userAgent")).as(operation).startsWith("Java-http-client");
    return line;
  }

  private long lastSequence() {
    return newest(1).get(0).getInt("sequence");
  }

  private List<JsonObject> newest(int lines) {
    return api.get("/audit?limit=" + lines).expect(200).array().getValuesAs(JsonObject.class);
  }

  private static String id(Step step) {
    return Optional.ofNullable(step.answer().object().getString("id", null)).orElseThrow();
  }

  private static JsonObject permissions(String... permissions) {
    return Json.createObjectBuilder().add("permissions", texts(permissions)).build();
  }

  private static JsonArrayBuilder texts(String... texts) {
    return Json.createArrayBuilder(List.of(texts));
  }

  private static JsonObject lock(String path, boolean locked) {
    return World.object("path", path).add("locked", locked).build();
  }
}

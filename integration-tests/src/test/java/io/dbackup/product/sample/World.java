package io.dbackup.product.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Answer;
import io.dbackup.product.client.Api;
import io.dbackup.product.client.Waiting;
import io.dbackup.product.server.Folders;
import io.dbackup.product.server.ProductServer;
import io.dbackup.testing.server.TestDatabaseServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the tests of one server share: an administrator, a key with every permission, a source per
 * engine, a destination, an encryption profile and, once somebody needs it, a finished backup per
 * engine. Everything is made through the API.
 */
public final class World {
  public static final List<String> EVERY_PERMISSION =
      List.of(
          "users:read",
          "users:write",
          "groups:read",
          "groups:write",
          "sources:read",
          "sources:write",
          "destinations:read",
          "destinations:write",
          "jobs:read",
          "jobs:write",
          "jobs:execute",
          "storage:read",
          "storage:download",
          "storage:delete",
          "storage:restore",
          "history:read",
          "audit:read",
          "notifications:read",
          "notifications:write",
          "vault:read",
          "vault:write",
          "settings:read",
          "settings:write",
          "api-keys:read",
          "api-keys:write");

  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final Set<String> UNFINISHED = Set.of("Pending", "Running");
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final URI server;
  private final Path folder;
  private final Api api;
  private final Map<Engine, String> sources = new EnumMap<>(Engine.class);
  private final Map<Engine, StoredBackup> backups = new EnumMap<>(Engine.class);
  private final String destination;
  private final String profile;

  public World(URI server, Path folder) {
    this.server = server;
    this.folder = Folders.make(folder);
    this.api = Api.withKey(server, newKey(EVERY_PERMISSION));
    this.destination = createDestination(destinationFolder());
    this.profile = created("/vault", object("name", "Everyday key " + next()).build());
  }

  /** A new destination over a folder. */
  public String createDestination(Path base) {
    return created(
        "/adapters",
        adapter("Backups", "storage", "local-fs", Map.of("basePath", base.toString())));
  }

  /** The caller that may do everything. */
  public Api api() {
    return api;
  }

  public URI server() {
    return server;
  }

  /** Where files of the tests may lie. */
  public Path folder(String name) {
    return Folders.make(folder.resolve(name));
  }

  /** The folder behind the destination. */
  public Path destinationFolder() {
    return Folders.make(folder.resolve("destination"));
  }

  public String destination() {
    return destination;
  }

  public String profile() {
    return profile;
  }

  /** A number nobody had before, to make names unique. */
  public static int next() {
    return NUMBERS.incrementAndGet();
  }

  /** Somebody logged in by name and password. */
  public Api administrator() {
    Api session = Api.anonymous(server);
    session
        .post(
            "/auth/login",
            object("email", ProductServer.ADMIN)
                .add("password", ProductServer.ADMIN_PASSWORD)
                .build())
        .expect(200);
    return session;
  }

  /** A new API key. */
  public String newKey(List<String> permissions) {
    JsonObject request =
        object("name", "key " + next())
            .add("permissions", Json.createArrayBuilder(permissions))
            .build();
    return administrator().post("/api-keys", request).expect(201).object().getString("key");
  }

  /** The id of the source that reaches the engine's test server. */
  public synchronized String source(Engine engine) {
    return sources.computeIfAbsent(engine, this::createSource);
  }

  private String createSource(Engine engine) {
    return created(
        "/adapters", adapter("Shop " + engine, "database", engine.adapterId(), access(engine)));
  }

  /** The configuration with which an engine's test server is reached. */
  public static Map<String, String> access(Engine engine) {
    TestDatabaseServer server = engine.server();
    return Map.of(
        "host", TestDatabaseServer.HOST,
        "port", Integer.toString(server.port()),
        "username", server.adminUser(),
        "password", server.adminPassword());
  }

  /** A request for an adapter; a number makes its name unique. */
  public static JsonObject adapter(
      String name, String type, String adapterId, Map<String, String> config) {
    return object("name", name + " " + next())
        .add("type", type)
        .add("adapterId", adapterId)
        .add("config", config(config))
        .build();
  }

  public static JsonObject config(Map<String, String> values) {
    JsonObjectBuilder config = Json.createObjectBuilder();
    values.forEach(
        (name, value) -> {
          if (name.equals("port")) {
            config.add(name, Integer.parseInt(value));
          } else {
            config.add(name, value);
          }
        });
    return config.build();
  }

  public static JsonObjectBuilder object(String name, String value) {
    return Json.createObjectBuilder().add(name, value);
  }

  /** Posts something and gives the id it got. */
  public String created(String path, JsonObject request) {
    return api.post(path, request).expect(201).object().getString("id");
  }

  /** A compressed, encrypted job over the given databases. */
  public String createJob(Engine engine, String... databases) {
    return created("/jobs", job(engine, databases).build());
  }

  /** The request for such a job, to change. */
  public JsonObjectBuilder job(Engine engine, String... databases) {
    return object("name", "Nightly " + engine + " " + next())
        .add("schedule", "0 2 * * *")
        .add("enabled", false)
        .add("sourceId", source(engine))
        .add("destinationId", destination)
        .add("compression", "ZSTD")
        .add("encryptionProfileId", profile)
        .add("databases", Json.createArrayBuilder(List.of(databases)));
  }

  /** Starts a job; the id of its execution. */
  public String run(String job) {
    JsonObject answer = api.post("/jobs/" + job + "/run").expect(200).object();
    assertThat(answer.getBoolean("success")).isTrue();
    return answer.getString("executionId");
  }

  public JsonObject execution(String id) {
    return api.get("/executions/" + id + "?includeLogs=true")
        .expect(200)
        .object()
        .getJsonObject("data");
  }

  /** The execution once it has ended, however it ended. */
  public JsonObject ended(String execution) {
    return ended(execution, PATIENCE);
  }

  /** The execution, which must end in time. */
  public JsonObject ended(String execution, Duration patience) {
    return Waiting.until(
        "the end of execution " + execution,
        patience,
        () ->
            Optional.of(execution(execution))
                .filter(row -> !UNFINISHED.contains(row.getString("status"))));
  }

  /** The execution, which must have succeeded. */
  public JsonObject succeeded(String execution) {
    JsonObject row = ended(execution);
    assertThat(row.getString("status")).as("%s", row).isEqualTo("Success");
    return row;
  }

  /** A finished backup of the engine's sample database; the same one for everybody. */
  public synchronized StoredBackup backup(Engine engine) {
    return backups.computeIfAbsent(engine, missing -> newBackup(engine));
  }

  /** A finished backup of a sample database of one's own, to break. */
  public StoredBackup newBackup(Engine engine) {
    String database = "shop_" + next();
    engine.createSample(database);
    return backup(engine, database, job(engine, database));
  }

  /** A finished backup of a database by a job of its own. */
  public StoredBackup backup(Engine engine, String database, JsonObjectBuilder request) {
    String job = created("/jobs", request.build());
    JsonObject execution = succeeded(run(job));
    return new StoredBackup(engine, database, job, execution, row(execution.getString("path")));
  }

  /** The backups at the destination, as the API lists them. */
  public JsonArray files() {
    return files(destination);
  }

  /** The backups at any destination. */
  public JsonArray files(String destinationId) {
    return api.get("/storage/" + destinationId + "/files").expect(200).array();
  }

  /** The row of one backup in the listing. */
  public JsonObject row(String path) {
    return files().getValuesAs(JsonObject.class).stream()
        .filter(file -> file.getString("path").equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError(path + " is not listed: " + files()));
  }

  /** Posts a request about one stored backup. */
  public Answer about(String path, String action, JsonObjectBuilder request) {
    return about(destination, path, action, request);
  }

  private Answer about(
      String destinationId, String path, String action, JsonObjectBuilder request) {
    return api.post("/storage/" + destinationId + "/" + action, request.add("file", path).build());
  }

  /** Checks a stored backup; the ended execution. */
  public JsonObject verify(String path) {
    Answer answer = about(path, "verify", Json.createObjectBuilder()).expect(202);
    return ended(answer.object().getString("executionId"));
  }

  /** Restores a backup's only database under a new name; the ended execution. */
  public JsonObject restore(StoredBackup backup, String newName) {
    return restore(destination, backup, newName);
  }

  /** Restores from a destination that holds a copy of the backup. */
  public JsonObject restore(String destinationId, StoredBackup backup, String newName) {
    Answer answer =
        about(
                destinationId,
                backup.path(),
                "restore",
                object("targetSourceId", source(backup.engine()))
                    .add("targetDatabaseName", newName))
            .expect(202);
    return ended(answer.object().getString("executionId"));
  }
}

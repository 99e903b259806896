package io.dbackup.product.sample;

import io.dbackup.product.client.Api;
import io.dbackup.product.client.Waiting;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Things for requests to be about, by the words that stand for them in the table of the reference.
 * What a request may change or delete is made anew for each.
 */
public final class Exhibits {
  private static final Pattern WORD = Pattern.compile("\\{([A-Za-z]+)}");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final World world;
  private final StoredBackup backup;
  private final Map<String, Supplier<String>> words = new HashMap<>();

  public Exhibits(World world) {
    this.world = world;
    this.backup = world.backup(Engine.POSTGRES);
    Map<String, String> access = World.access(Engine.POSTGRES);
    words.put("name", () -> "exhibit_" + World.next());
    words.put("job", () -> world.created("/jobs", world.job(Engine.POSTGRES).build()));
    words.put("source", () -> world.source(Engine.POSTGRES));
    words.put("destination", world::destination);
    words.put("profile", world::profile);
    words.put("execution", () -> backup.execution().getString("id"));
    words.put("path", backup::path);
    words.put("disposable", () -> world.newBackup(Engine.POSTGRES).path());
    words.put("adapter", () -> world.createDestination(Path.of("/nonexistent/exhibit")));
    words.put("access", () -> World.config(access).toString());
    words.put(
        "credentials",
        () ->
            World.object("user", access.get("username"))
                .add("password", access.get("password"))
                .build()
                .toString());
    words.put("token", this::token);
    words.put("session", this::session);
    words.put("vaultProfile", () -> named("/vault"));
    words.put("group", () -> named("/groups"));
    words.put("key", () -> key("jobs:read"));
    words.put("weakKey", () -> key("api-keys:write"));
    words.put(
        "userId",
        () ->
            world.created(
                "/users",
                World.object("email", "exhibit" + World.next() + "@example.org")
                    .add("password", "correct horse battery")
                    .build()));
  }

  /** The text with every word in braces replaced; the same word stands for the same thing in it. */
  public String filled(String text) {
    Map<String, String> found = new HashMap<>();
    return WORD.matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    found.computeIfAbsent(match.group(1), word -> words.get(word).get())));
  }

  /** Waits for what requests have started, so that it is in nobody's way. */
  public void settle() {
    Waiting.until(
        "the end of what the requests started",
        PATIENCE,
        () ->
            Optional.of(unfinished("Pending") + unfinished("Running")).filter(count -> count == 0));
  }

  private int unfinished(String status) {
    return world.api().get("/history?status=" + status).expect(200).array().size();
  }

  private String named(String path) {
    JsonObjectBuilder request = World.object("name", "exhibit " + World.next());
    return world.created(path, request.build());
  }

  private String key(String permission) {
    return world.created(
        "/api-keys",
        World.object("name", "exhibit " + World.next())
            .add("permissions", Json.createArrayBuilder(List.of(permission)))
            .build());
  }

  /** One of the administrator's, other than the one that will end it. */
  private String session() {
    return world.administrator().get("/auth/sessions").expect(200).array().stream()
        .map(JsonValue::asJsonObject)
        .filter(session -> session.getBoolean("current"))
        .map(session -> session.getString("id"))
        .findFirst()
        .orElseThrow();
  }

  private String token() {
    Api api = world.api();
    String url =
        api.post(
                "/storage/" + world.destination() + "/download-url",
                World.object("file", backup.path()).build())
            .expect(200)
            .object()
            .getString("url");
    return url.substring(url.indexOf("token=") + "token=".length());
  }
}

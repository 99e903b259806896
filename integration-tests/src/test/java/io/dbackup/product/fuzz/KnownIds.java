package io.dbackup.product.fuzz;

import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.StoredBackup;
import io.dbackup.product.sample.World;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * Things that exist, so that requests reach what lies behind "not found". All of them are made for
 * this: an unreachable source, a destination with one backup to use and one to lock and delete, a
 * job, a user and so on.
 */
public final class KnownIds {
  private static final JsonObject CONFIG =
      World.object("host", "127.0.0.1")
          .add("port", 1)
          .add("username", "nobody")
          .add("password", "secret")
          .build();

  private final Map<String, JsonValue> fields;
  private final Map<String, String> families;

  public KnownIds(World world) {
    StoredBackup backup = world.newBackup(Engine.POSTGRES);
    StoredBackup mayGo = world.newBackup(Engine.POSTGRES);
    String source =
        world.created(
            "/adapters",
            World.object("name", "Unreachable " + World.next())
                .add("type", "database")
                .add("adapterId", "postgres")
                .add("config", CONFIG)
                .build());
    String job =
        world.created(
            "/jobs", world.job(Engine.POSTGRES, backup.database()).add("sourceId", source).build());
    String user =
        world.created(
            "/users",
            World.object("email", "fuzz" + World.next() + "@example.org")
                .add("password", "correct horse")
                .build());
    String group = world.created("/groups", World.object("name", "Fuzz " + World.next()).build());
    String key =
        world.created(
            "/api-keys",
            World.object("name", "Fuzz " + World.next())
                .add("permissions", Json.createArrayBuilder().add("jobs:read"))
                .build());
    this.families =
        Map.of(
            "jobs", job,
            "executions", backup.execution().getString("id"),
            "adapters", source,
            "storage", world.destination(),
            "vault", world.profile(),
            "users", user,
            "groups", group,
            "api-keys", key);
    this.fields =
        Map.of(
            "sourceId", Json.createValue(source),
            "targetSourceId", Json.createValue(source),
            "configId", Json.createValue(source),
            "destinationId", Json.createValue(world.destination()),
            "encryptionProfileId", Json.createValue(world.profile()),
            "file", Json.createValue(backup.path()),
            "path", Json.createValue(mayGo.path()),
            "adapterId", Json.createValue("postgres"),
            "config", CONFIG);
  }

  /** A value for a field of a body or query that names something. */
  Optional<JsonValue> value(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  /** The id of the thing that paths of a family can be about, such as {@code /jobs/{id}}. */
  Optional<String> of(String path) {
    return Optional.ofNullable(families.get(path.split("/")[1]));
  }
}

package io.dbackup.product.sample;

import io.dbackup.product.client.Answer;
import io.dbackup.product.client.Api;
import io.dbackup.product.client.Operation;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Requests to try any operation with: right in themselves, about things that do not exist, or about
 * an adapter made for the one request where the permission depends on its type. None of them grants
 * anything, so that the permission to call the operation is all that is asked for.
 */
public final class Trials {
  private static final String UNKNOWN = "unknown";
  private static final String OWN_TYPE = "type";
  private static final Map<String, JsonObject> CONFIGS =
      Map.of(
          "postgres",
          World.object("host", "127.0.0.1")
              .add("port", 1)
              .add("username", "nobody")
              .add("password", "secret")
              .build(),
          "local-fs",
          World.object("basePath", "/nonexistent/dbackup").build(),
          "discord",
          World.object("webhookUrl", "http://127.0.0.1:1/webhook").build());

  private final World world;
  private final Map<String, String> kinds;

  public Trials(World world) {
    this.world = world;
    this.kinds =
        world
            .api()
            .get("/adapters/types")
            .expect(200)
            .array()
            .getValuesAs(JsonObject.class)
            .stream()
            .filter(kind -> CONFIGS.containsKey(kind.getString("id")))
            .collect(
                Collectors.toMap(kind -> kind.getString(OWN_TYPE), kind -> kind.getString("id")));
  }

  /** Whether the server has any kind of adapter of the type, so that there can be one. */
  public boolean canBeTried(Operation operation, String type) {
    return type.isEmpty() || kinds.containsKey(type);
  }

  /**
   * Sends a request for the operation.
   *
   * @param type the type of adapter it shall be about; empty when the operation is not about them
   */
  public Answer send(Api caller, Operation operation, String type) {
    String id = operation.hasId() && !type.isEmpty() ? newAdapter(type) : UNKNOWN;
    String path = operation.pathWith(id) + query(operation, type);
    if (operation.hasBody()) {
      return caller.json(operation.method(), path, body(operation, type).toString());
    }
    return caller.send(
        operation.method(),
        path,
        java.net.http.HttpRequest.BodyPublishers.noBody(),
        Optional.empty());
  }

  private String newAdapter(String type) {
    return world.created("/adapters", adapter(type));
  }

  private JsonObject adapter(String type) {
    String kind = kinds.get(type);
    return World.object("name", "trial " + World.next())
        .add(OWN_TYPE, type)
        .add("adapterId", kind)
        .add("config", CONFIGS.get(kind))
        .build();
  }

  private static String query(Operation operation, String type) {
    String query =
        operation.queryParameters().stream()
            .filter(parameter -> parameter.getBoolean("required", false))
            .map(parameter -> parameter.getString("name"))
            .map(name -> name + "=" + (name.equals(OWN_TYPE) ? type : UNKNOWN))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  private JsonObject body(Operation operation, String type) {
    JsonObjectBuilder body = Json.createObjectBuilder(operation.bodyExample());
    operation
        .bodyExample()
        .forEach(
            (name, value) -> {
              switch (name) {
                case "name" -> body.add(name, "trial " + World.next());
                case "email" -> body.add(name, "trial" + World.next() + "@example.org");
                case "groups" -> body.add(name, JsonValue.EMPTY_JSON_ARRAY);
                case "permissions" -> body.add(name, granted(operation));
                case "adapterId" -> body.add(name, kinds.get(type));
                case "config" -> body.add(name, CONFIGS.get(kinds.get(type)));
                case OWN_TYPE -> body.add(name, type);
                default -> {
                  // As in the example.
                }
              }
            });
    return body.build();
  }

  /** What whoever may call the operation holds anyway. */
  private static JsonArrayBuilder granted(Operation operation) {
    return Json.createArrayBuilder(List.copyOf(operation.permissions().values()));
  }
}

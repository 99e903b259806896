package io.dbackup.product.fuzz;

import io.dbackup.product.client.Contract;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Bodies made of the schema of an operation, with something wrong in most of them. */
final class OddBodies {
  private static final int MEBIBYTE = 1 << 20;

  private final Contract contract;
  private final Random random;
  private final OddValues odd;
  private final KnownIds known;

  OddBodies(Contract contract, Random random, OddValues odd, KnownIds known) {
    this.contract = contract;
    this.random = random;
    this.odd = odd;
    this.known = known;
  }

  /** An object with the fields of the schema: right ones, odd ones, missing ones, and others. */
  JsonObject object(JsonObject schema, JsonObject example) {
    JsonObjectBuilder body = Json.createObjectBuilder(example);
    Map<String, JsonObject> fields = fields(schema);
    List<String> names = new ArrayList<>(fields.keySet());
    fields.keySet().forEach(name -> known.value(name).ifPresent(id -> body.add(name, id)));
    if (names.isEmpty()) {
      body.add(odd.text(), odd.value());
    }
    for (int i = random.nextInt(3); i >= 0 && !names.isEmpty(); i--) {
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(10)) {
        case 0 -> body.remove(name);
        case 1, 2, 3 -> body.add(name, fitting(fields.get(name), name));
        case 4 -> body.add(odd.text(), odd.value());
        default -> body.add(name, odd.value());
      }
    }
    if (names.contains("name") && random.nextBoolean()) {
      body.add("name", "fuzz " + random.nextInt(Integer.MAX_VALUE));
    }
    return body.build();
  }

  /** The same as bytes, or something that is no such object at all. */
  byte[] bytes(JsonObject object) {
    String json = object.toString();
    return switch (random.nextInt(16)) {
      case 0 -> json.substring(0, random.nextInt(json.length())).getBytes(StandardCharsets.UTF_8);
      case 1 -> (json + json).getBytes(StandardCharsets.UTF_8);
      case 2 -> ("\ufeff" + json).getBytes(StandardCharsets.UTF_8);
      case 3 -> json.getBytes(StandardCharsets.UTF_16);
      case 4 -> odd.value().toString().getBytes(StandardCharsets.UTF_8);
      case 5 -> noise();
      case 6 -> ("[".repeat(random.nextInt(MEBIBYTE / 4)) + json).getBytes(StandardCharsets.UTF_8);
      case 7 -> "{\"a\":1e999999999,\"a\":.5,\"\":+1,}".getBytes(StandardCharsets.UTF_8);
      case 8 -> json.replace('"', '\'').getBytes(StandardCharsets.ISO_8859_1);
      case 9 -> huge();
      default -> json.getBytes(StandardCharsets.UTF_8);
    };
  }

  private byte[] noise() {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] huge() {
    return random.nextInt(4) == 0
        ? ("{\"name\":\"" + "x".repeat(MEBIBYTE + random.nextInt(MEBIBYTE)) + "\"}")
            .getBytes(StandardCharsets.UTF_8)
        : new byte[0];
  }

  /** The fields that any part of the schema names. */
  private Map<String, JsonObject> fields(JsonObject schema) {
    Map<String, JsonObject> fields = new TreeMap<>();
    JsonObject found = contract.resolved(schema);
    found
        .getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT)
        .asJsonObject()
        .forEach((name, field) -> fields.put(name, field.asJsonObject()));
    for (String part : List.of("allOf", "anyOf", "oneOf")) {
      found
          .getOrDefault(part, JsonValue.EMPTY_JSON_ARRAY)
          .asJsonArray()
          .forEach(one -> fields.putAll(fields(one.asJsonObject())));
    }
    return fields;
  }

  /** A value of a type the schema allows, not always in its range. */
  private JsonValue fitting(JsonObject given, String name) {
    JsonObject schema = contract.resolved(given);
    if (known.value(name).isPresent()) {
      return known.value(name).get();
    }
    if (schema.containsKey("enum")) {
      JsonArray options = schema.getJsonArray("enum");
      return options.get(random.nextInt(options.size()));
    }
    if (schema.containsKey("anyOf")) {
      JsonArray options = schema.getJsonArray("anyOf");
      return fitting(options.getJsonObject(random.nextInt(options.size())), name);
    }
    return switch (type(schema)) {
      case "object" -> nestedObject(schema);
      case "array" ->
          Json.createArrayBuilder()
              .add(fitting(schema.getJsonObject("items"), name + "[]"))
              .build();
      case "boolean" -> random.nextBoolean() ? JsonValue.TRUE : JsonValue.FALSE;
      case "integer", "number" -> Json.createValue(random.nextInt(30) - 2);
      case "null" -> JsonValue.NULL;
      default -> Json.createValue(odd.text());
    };
  }

  private JsonObject nestedObject(JsonObject schema) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    fields(schema)
        .forEach(
            (name, field) -> {
              if (random.nextInt(4) > 0) {
                object.add(name, random.nextInt(4) > 0 ? fitting(field, name) : odd.value());
              }
            });
    return object.build();
  }

  private String type(JsonObject schema) {
    JsonValue type = schema.getOrDefault("type", Json.createValue("string"));
    return type instanceof JsonString one
        ? one.getString()
        : type.asJsonArray().getString(random.nextInt(type.asJsonArray().size()));
  }
}

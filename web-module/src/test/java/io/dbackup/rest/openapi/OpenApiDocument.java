package io.dbackup.rest.openapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The document as it is served. */
final class OpenApiDocument {
  private static final String ADDRESS = "urn:dbackup:openapi";
  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "delete", "patch", "options", "trace");

  private final JsonObject json;
  private final SchemaRegistry schemas;

  OpenApiDocument() {
    String text = resource("/io/dbackup/rest/openapi.json");
    this.json = read(text);
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            Dialects.getDraft202012(), builder -> builder.schemas(Map.of(ADDRESS, text)));
  }

  static String resource(String name) {
    try (InputStream content = OpenApiDocument.class.getResourceAsStream(name)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject read(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  JsonObject json() {
    return json;
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    json.getJsonObject("paths")
        .forEach(
            (path, item) ->
                item.asJsonObject()
                    .forEach(
                        (method, operation) -> {
                          if (METHODS.contains(method)) {
                            String name = method.toUpperCase(java.util.Locale.ROOT) + " " + path;
                            operations.add(
                                new Operation(name, item.asJsonObject(), operation.asJsonObject()));
                          }
                        }));
    return operations;
  }

  /** The object itself, or what it refers to. */
  JsonObject resolved(JsonObject object) {
    return object.containsKey("$ref")
        ? json.getValue(object.getString("$ref").substring(1)).asJsonObject()
        : object;
  }

  /**
   * What is wrong with a value.
   *
   * @param pointer where in the document its schema is
   */
  List<String> violations(String pointer, JsonValue value) {
    return schemas
        .getSchema(SchemaLocation.of(ADDRESS + "#" + pointer))
        .validate(
            value.toString(),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(error -> pointer + ": " + error)
        .toList();
  }

  /** Hands every object of the document to a visitor, with the pointer to it. */
  void visit(BiConsumer<String, JsonObject> visitor) {
    visit("", json, visitor);
  }

  private static void visit(
      String pointer, JsonValue value, BiConsumer<String, JsonObject> visitor) {
    if (value instanceof JsonObject object) {
      visitor.accept(pointer, object);
      object.forEach(
          (name, member) -> visit(pointer + "/" + Json.encodePointer(name), member, visitor));
    } else if (value.getValueType() == JsonValue.ValueType.ARRAY) {
      for (int i = 0; i < value.asJsonArray().size(); i++) {
        visit(pointer + "/" + i, value.asJsonArray().get(i), visitor);
      }
    }
  }
}

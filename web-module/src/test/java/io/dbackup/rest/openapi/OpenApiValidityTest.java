package io.dbackup.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The document is a correct OpenAPI document, and agrees with itself. */
class OpenApiValidityTest {
  private static final String ANY_SCHEMA = "https://json-schema.org/draft/2020-12/schema";

  private final OpenApiDocument document = new OpenApiDocument();

  /** By the schema of the OpenAPI Initiative (Apache-2.0), as it is published. */
  @Test
  void theDocumentShouldBeOpenApi() {
    assertThat(specification().validate(document.json().toString(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void theSpecificationShouldFindFaults() {
    JsonObject faulty =
        Json.createPointer("/paths/~1jobs/get/responses")
            .add(document.json(), Json.createObjectBuilder().add("2000", "?").build());
    assertThat(specification().validate(faulty.toString(), InputFormat.JSON)).isNotEmpty();
  }

  private static Schema specification() {
    return SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
        .getSchema(OpenApiDocument.resource("/openapi-3.1.schema.json"));
  }

  /** The specification leaves schemas to JSON Schema, by which they are checked here. */
  @Test
  void everySchemaShouldBeJsonSchema() {
    Schema rules =
        SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
            .getSchema(SchemaLocation.of(ANY_SCHEMA));
    List<String> found = new ArrayList<>();
    schemas()
        .forEach(
            (pointer, schema) ->
                rules
                    .validate(schema.toString(), InputFormat.JSON)
                    .forEach(error -> found.add(pointer + ": " + error)));
    assertThat(found).isEmpty();
  }

  private Map<String, JsonObject> schemas() {
    Map<String, JsonObject> schemas = new java.util.TreeMap<>();
    document.visit(
        (pointer, object) -> {
          if (pointer.matches(".*/schema") || pointer.matches("/components/schemas/[^/]+")) {
            schemas.put(pointer, object);
          }
        });
    return schemas;
  }

  @Test
  void everyReferenceShouldLeadSomewhereAndEveryComponentBeUsed() {
    Set<String> used = new HashSet<>();
    document.visit(
        (pointer, object) -> {
          if (object.containsKey("$ref")) {
            String target = object.getString("$ref");
            used.add(target.substring(1));
            assertThat(Json.createPointer(target.substring(1)).containsValue(document.json()))
                .as("%s refers to %s", pointer, target)
                .isTrue();
          }
        });
    Set<String> components = new HashSet<>();
    document.visit(
        (pointer, object) -> {
          if (pointer.matches("/components/(?!securitySchemes)[^/]+/[^/]+")) {
            components.add(pointer);
          }
        });
    // Data of server-sent events, which OpenAPI can only tell in words.
    components.remove("/components/schemas/ExecutionProgress");
    assertThat(used).containsAll(components);
  }

  @Test
  void everyExampleShouldFitItsSchema() {
    List<String> wrong = new ArrayList<>();
    Set<String> checked = new HashSet<>();
    document.visit(
        (pointer, object) -> {
          if (object.containsKey("example") && object.containsKey("schema")) {
            checked.add(pointer);
            wrong.addAll(document.violations(pointer + "/schema", object.get("example")));
          }
        });
    assertThat(wrong).isEmpty();
    assertThat(checked).hasSizeGreaterThan(document.operations().size());
  }

  /** So that an answer with a field that nobody described is found. */
  @Test
  void everyObjectInAnAnswerShouldSayWhetherItIsOpen() {
    List<String> undecided = new ArrayList<>();
    document.visit(
        (pointer, object) -> {
          boolean answer =
              pointer.matches("/paths/.*/responses/.*")
                  || pointer.matches("/components/(responses/.*|schemas/(?!\\w*Request\\b).*)");
          boolean schema =
              object.containsKey("properties") || object.toString().contains("\"type\":\"object\"");
          boolean declaresObject =
              schema
                  && object.containsKey("type")
                  && object.get("type").toString().contains("object");
          if (answer
              && declaresObject
              && !pointer.endsWith("/properties")
              && !object.containsKey("additionalProperties")) {
            undecided.add(pointer);
          }
        });
    assertThat(undecided).isEmpty();
  }
}

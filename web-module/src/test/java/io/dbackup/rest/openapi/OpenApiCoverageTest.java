package io.dbackup.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.dbackup.access.Permission;
import io.dbackup.adapter.AdapterType;
import io.dbackup.application.AdapterPermission;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The document says what the program does: no operation more, none less, the same permissions. */
class OpenApiCoverageTest {
  private final OpenApiDocument document = new OpenApiDocument();
  private final Map<String, Operation> operations =
      document.operations().stream()
          .collect(Collectors.toMap(Operation::name, Function.identity()));
  private final Map<String, ResourceMethod> methods;

  OpenApiCoverageTest() throws Exception {
    methods =
        ResourceMethod.all().stream()
            .collect(Collectors.toMap(ResourceMethod::name, Function.identity()));
  }

  @Test
  void everyResourceMethodShouldBeAnOperationAndTheOtherWayRound() {
    assertThat(operations.keySet()).containsExactlyInAnyOrderElementsOf(methods.keySet());
  }

  /** The reference and the endpoints it implies, with their permissions. */
  @Test
  void everyEndpointOfTheReferenceShouldBeThere() {
    String reference =
        """
        GET /jobs jobs:read
        POST /jobs jobs:write
        PUT /jobs/{id} jobs:write
        DELETE /jobs/{id} jobs:write
        POST /jobs/{id}/run jobs:execute
        GET /executions/{id} history:read
        GET /history history:read
        GET /adapters *:read
        POST /adapters *:write
        PUT /adapters/{id} *:write
        DELETE /adapters/{id} *:write
        GET /adapters/{id}/health-history *:read
        POST /adapters/test-connection *:read
        POST /adapters/access-check *:read
        POST /adapters/database-stats sources:read
        GET /storage/{id}/files storage:read
        DELETE /storage/{id}/files storage:delete
        GET /storage/{id}/download storage:download
        POST /storage/{id}/download-url storage:download
        GET /storage/public-download none
        POST /storage/{id}/restore storage:restore
        POST /storage/{id}/analyze storage:restore
        GET /storage/{id}/history storage:read
        GET /vault/{id}/recovery-kit vault:write
        GET /settings/system-tasks settings:read
        POST /settings/system-tasks settings:write
        PUT /settings/system-tasks settings:write
        GET /settings settings:read
        PUT /settings settings:write
        GET /dashboard history:read
        GET /metrics settings:read
        GET /health none
        POST /auth/login none
        POST /auth/logout none
        GET /auth/session session
        GET /auth/sessions session
        DELETE /auth/sessions session
        DELETE /auth/sessions/{id} session
        GET /users users:read
        POST /users users:write
        GET /users/{id} users:read
        PUT /users/{id} users:write
        DELETE /users/{id} users:write
        GET /groups groups:read
        POST /groups groups:write
        GET /groups/{id} groups:read
        PUT /groups/{id} groups:write
        DELETE /groups/{id} groups:write
        GET /api-keys api-keys:read
        POST /api-keys api-keys:write
        PUT /api-keys/{id} api-keys:write
        DELETE /api-keys/{id} api-keys:write
        POST /api-keys/{id}/rotate api-keys:write
        GET /audit audit:read
        GET /vault vault:read
        POST /vault vault:write
        PUT /vault/{id} vault:write
        DELETE /vault/{id} vault:write
        GET /adapters/types authenticated
        GET /adapters/{id} *:read
        GET /jobs/{id} jobs:read
        POST /jobs/{id}/clone jobs:write
        POST /executions/{id}/cancel jobs:execute
        GET /executions/{id}/events history:read
        POST /storage/{id}/verify storage:read
        POST /storage/{id}/lock storage:delete
        POST /jobs/{id}/retention-preview jobs:read
        GET /openapi none
        """;
    assertSoftly(
        softly -> {
          for (String line : reference.strip().split("\n")) {
            String name = line.substring(0, line.lastIndexOf(' '));
            String permission = line.substring(line.lastIndexOf(' ') + 1);
            softly.assertThat(operations).containsKey(name);
            softly
                .assertThat(operations.containsKey(name) ? asked(operations.get(name)) : "")
                .as(name)
                .isEqualTo(permission);
          }
        });
  }

  private static String asked(Operation operation) {
    if (operation.permission() instanceof JsonString name) {
      return name.getString();
    }
    if (operation.permission().equals(byType(AdapterPermission::read))) {
      return "*:read";
    }
    return operation.permission().equals(byType(AdapterPermission::write))
        ? "*:write"
        : operation.permission().asJsonObject().getString("database");
  }

  private static JsonObject byType(Function<AdapterType, String> permission) {
    JsonObjectBuilder names = Json.createObjectBuilder();
    for (AdapterType type : AdapterType.values()) {
      names.add(type.apiName(), permission.apply(type));
    }
    return names.build();
  }

  @Test
  void anOperationShouldAskForThePermissionOfItsMethod() {
    assertSoftly(
        softly ->
            operations.forEach(
                (name, operation) ->
                    softly
                        .assertThat(methods.get(name).permission())
                        .as(name)
                        .contains(ofMethod(operation.permission()))));
  }

  /** Where it depends on more than the method, the method asks for a login, and the rest inside. */
  private static String ofMethod(JsonValue permission) {
    String name = permission instanceof JsonString text ? text.getString() : "by type";
    return name.equals("by type") || name.equals("session") ? Permission.AUTHENTICATED : name;
  }

  @Test
  void permissionsShouldBeKnownAndToldInWords() {
    assertSoftly(
        softly ->
            operations.forEach(
                (name, operation) -> {
                  List<String> asked = names(operation.permission());
                  softly
                      .assertThat(asked)
                      .as(name)
                      .isNotEmpty()
                      .allMatch(
                          one ->
                              Permission.ALL.contains(one)
                                  || List.of("none", "session", Permission.AUTHENTICATED)
                                      .contains(one));
                  String words = operation.json().getString("description");
                  String told = words.substring(Math.max(0, words.indexOf("Permission: ")));
                  softly.assertThat(told).as(name).startsWith("Permission: `");
                  asked.forEach(one -> softly.assertThat(told).as(name).contains("`" + one + "`"));
                }));
  }

  private static List<String> names(JsonValue permission) {
    return switch (permission.getValueType()) {
      case STRING -> List.of(((JsonString) permission).getString());
      case OBJECT ->
          permission.asJsonObject().values().stream()
              .map(value -> ((JsonString) value).getString())
              .toList();
      default -> List.of();
    };
  }

  @Test
  void whatIsPublicShouldAskForNoLogin() {
    assertSoftly(
        softly ->
            operations.forEach(
                (name, operation) ->
                    softly
                        .assertThat(operation.json().get("security"))
                        .as(name)
                        .isEqualTo(
                            switch (names(operation.permission()).get(0)) {
                              case "none" -> JsonValue.EMPTY_JSON_ARRAY;
                              case "session" ->
                                  Json.createArrayBuilder()
                                      .add(
                                          Json.createObjectBuilder()
                                              .add("session", JsonValue.EMPTY_JSON_ARRAY))
                                      .build();
                              default -> null;
                            })));
  }

  @Test
  void parametersShouldBeThoseOfTheMethod() {
    assertSoftly(
        softly ->
            operations.forEach(
                (name, operation) ->
                    softly
                        .assertThat(operation.parameters(document))
                        .as(name)
                        .isEqualTo(methods.get(name).parameters())));
  }

  @Test
  void thePermissionsThatCanBeGrantedShouldBeListed() {
    assertThat(document.json().getValue("/components/schemas/Permission/enum").asJsonArray())
        .extracting(value -> ((JsonString) value).getString())
        .containsExactlyElementsOf(Permission.ALL);
  }
}

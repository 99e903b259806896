package io.dbackup.product.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a server says about its API, and whether it keeps to it. Every answer of an operation must
 * have a status and a type of content that are described, and JSON must fit the schema of that
 * status; every other answer must be an error in the one shape. Thread-safe.
 */
public final class Contract {
  private static final String ADDRESS = "urn:dbackup:openapi";
  private static final String JSON = "application/json";
  private static final String ERROR = "/components/schemas/Error";
  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "delete", "patch");

  /** What HTTP itself answers to a request, as the head of the description says. */
  private static final Set<Integer> OF_HTTP = Set.of(400, 404, 405, 406, 414, 431);

  private static final Map<URI, Contract> KNOWN = new ConcurrentHashMap<>();

  private final JsonObject json;
  private final List<Operation> operations;
  private final SchemaRegistry schemas;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  private Contract(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      this.json = reader.readObject();
    }
    this.operations = operations(json);
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            Dialects.getDraft202012(), builder -> builder.schemas(Map.of(ADDRESS, text)));
  }

  /** As the server itself serves it. */
  public static Contract of(URI server) {
    return KNOWN.computeIfAbsent(server, Contract::fetch);
  }

  private static Contract fetch(URI server) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/openapi")).build();
    try {
      var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as("%s", request).isEqualTo(200);
      return new Contract(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<Operation> operations(JsonObject json) {
    List<Operation> found = new ArrayList<>();
    json.getJsonObject("paths")
        .forEach(
            (path, item) ->
                item.asJsonObject()
                    .forEach(
                        (method, operation) -> {
                          if (METHODS.contains(method)) {
                            found.add(
                                new Operation(
                                    method.toUpperCase(Locale.ROOT),
                                    path,
                                    operation.asJsonObject()));
                          }
                        }));
    // Of two that match, such as /adapters/types and /adapters/{id}, the exact one is meant.
    found.sort(Comparator.comparing(Operation::hasId).thenComparing(Operation::toString));
    return List.copyOf(found);
  }

  public List<Operation> operations() {
    return operations;
  }

  /** The object itself, or what it refers to. */
  public JsonObject resolved(JsonObject object) {
    return object.containsKey("$ref")
        ? json.getValue(object.getString("$ref").substring(1)).asJsonObject()
        : object;
  }

  /** The operation that a request is for, however its path is spelled. */
  Optional<Operation> operation(String method, String path) {
    String plain = path.replaceAll(";[^/]*", "").replaceAll("/+", "/").replaceAll("(.)/$", "$1");
    return operations.stream().filter(one -> one.matches(method, plain)).findFirst();
  }

  /** Fails with request, status and violation when the answer is not as described. */
  public void check(String method, String path, Answer answer) {
    Optional<Operation> operation = operation(method, path);
    String status = Integer.toString(answer.status());
    if (operation.isEmpty() || operation.get().response(status) == null) {
      assertThat(answer.status())
          .as("%s answered a status that is not described: %s", answer.request(), answer.text())
          .matches(
              given -> OF_HTTP.contains(given) || (operation.isEmpty() && given >= 400),
              "one of HTTP itself");
      requireError(method, answer);
      return;
    }
    JsonObject described = resolved(operation.get().response(status));
    if (described.containsKey("content") && !method.equals("HEAD")) {
      String type = mediaType(answer);
      assertThat(described.getJsonObject("content").keySet())
          .as("%s answered %s with another type of content", answer.request(), status)
          .contains(type);
      if (type.equals(JSON)) {
        requireFit(place(operation.get(), status) + "/content/application~1json/schema", answer);
      }
    } else {
      assertThat(answer.body()).as("%s answered %s", answer.request(), status).isEmpty();
    }
  }

  private void requireError(String method, Answer answer) {
    if (!method.equals("HEAD")) {
      assertThat(mediaType(answer)).as("%s: %s", answer.request(), answer.text()).isEqualTo(JSON);
      requireFit(ERROR, answer);
    }
  }

  private void requireFit(String pointer, Answer answer) {
    Schema schema =
        compiled.computeIfAbsent(
            pointer, place -> schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + place)));
    assertThat(
            schema.validate(
                answer.text(),
                InputFormat.JSON,
                context -> context.executionConfig(how -> how.formatAssertionsEnabled(true))))
        .as("%s answered %d: %s", answer.request(), answer.status(), answer.text())
        .isEmpty();
  }

  /** Where in the document the answer of this status is described. */
  private static String place(Operation operation, String status) {
    JsonObject response = operation.response(status);
    return response.containsKey("$ref")
        ? response.getString("$ref").substring(1)
        : "/paths/"
            + Json.encodePointer(operation.path())
            + "/"
            + operation.method().toLowerCase(Locale.ROOT)
            + "/responses/"
            + status;
  }

  private static String mediaType(Answer answer) {
    return answer.header("Content-Type").split(";")[0].strip().toLowerCase(Locale.ROOT);
  }
}

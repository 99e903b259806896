package io.dbackup.product.client;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A caller of the API: nobody, somebody with a session or the holder of a key. Paths begin with a
 * slash and are those of the reference, without the leading {@code /api}. Every answer is checked
 * against the description of the API.
 */
public final class Api {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final URI server;
  private final Optional<String> key;
  private final HttpClient client;

  private Api(URI server, Optional<String> key) {
    this.server = server;
    this.key = key;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .cookieHandler(new CookieManager())
            .build();
  }

  /**
   * Whether the server has come up and is well; whatever answers before it has is not looked at.
   */
  public static boolean healthy(URI server) {
    Api api = anonymous(server);
    try {
      HttpRequest request = api.request("GET", "/health", BodyPublishers.noBody()).build();
      return api.exchangeUnchecked(request).status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** A caller without credentials, who keeps the cookies it is given. */
  public static Api anonymous(URI server) {
    return new Api(server, Optional.empty());
  }

  public static Api withKey(URI server, String key) {
    return new Api(server, Optional.of(key));
  }

  public URI server() {
    return server;
  }

  /** The key as scripts would use it. */
  public String key() {
    return key.orElseThrow();
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody(), Optional.empty());
  }

  /** With one more header. */
  public Answer get(String path, String header, String value) {
    return exchange(request("GET", path, BodyPublishers.noBody()).header(header, value).build());
  }

  /** With two more headers. */
  public Answer get(String path, String header, String value, String other, String otherValue) {
    return exchange(
        request("GET", path, BodyPublishers.noBody())
            .header(header, value)
            .header(other, otherValue)
            .build());
  }

  public Answer post(String path, JsonValue body) {
    return json("POST", path, body.toString());
  }

  public Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody(), Optional.empty());
  }

  public Answer put(String path, JsonValue body) {
    return json("PUT", path, body.toString());
  }

  /** With one more header. */
  public Answer put(String path, JsonValue body, String header, String value) {
    return exchange(
        request("PUT", path, BodyPublishers.ofString(body.toString()))
            .header("Content-Type", "application/json")
            .header(header, value)
            .build());
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody(), Optional.empty());
  }

  public Answer delete(String path, JsonObject body) {
    return json("DELETE", path, body.toString());
  }

  /** Sends the text as it is, said to be JSON. */
  public Answer json(String method, String path, String text) {
    return send(method, path, BodyPublishers.ofString(text), Optional.of("application/json"));
  }

  public Answer send(
      String method, String path, HttpRequest.BodyPublisher body, Optional<String> contentType) {
    HttpRequest.Builder request = request(method, path, body);
    contentType.ifPresent(type -> request.header("Content-Type", type));
    return exchange(request.build());
  }

  /** Sends a file, with one more header. */
  public Answer upload(String path, byte[] file, String header, String value) {
    return exchange(
        request("POST", path, BodyPublishers.ofByteArray(file))
            .header("Content-Type", "application/octet-stream")
            .header(header, value)
            .build());
  }

  private HttpRequest.Builder request(String method, String path, HttpRequest.BodyPublisher body) {
    URI uri = URI.create(server + (path.startsWith("//") ? path.substring(1) : "/api" + path));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(PATIENCE).method(method, body);
    key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  private Answer exchange(HttpRequest request) {
    Answer answer = exchangeUnchecked(request);
    String path = request.uri().getRawPath();
    if (path.startsWith("/api/")) {
      Contract.of(server).check(request.method(), path.substring("/api".length()), answer);
    }
    return answer;
  }

  private Answer exchangeUnchecked(HttpRequest request) {
    String what = request.method() + " " + request.uri();
    try {
      var response = client.send(request, BodyHandlers.ofByteArray());
      return new Answer(what, response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A value as it must stand in a query. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

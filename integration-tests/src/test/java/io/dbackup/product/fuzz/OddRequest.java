package io.dbackup.product.fuzz;

import io.dbackup.product.client.Operation;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A request that was made up.
 *
 * @param number which one it is, to find it again with the same seed
 * @param meant the operation it began with
 * @param method as sent
 * @param path below {@code /api}, in its encoded form, with the query
 * @param described whether method and path are still those of the operation
 */
public record OddRequest(
    int number,
    Operation meant,
    String method,
    String path,
    boolean described,
    Map<String, List<String>> headers,
    byte[] body) {
  private static final int SHOWN = 300;

  /** For the server. */
  public HttpRequest.Builder builder(String server) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(java.net.URI.create(server + "/api" + path));
    headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    return request.method(method, HttpRequest.BodyPublishers.ofByteArray(body));
  }

  @Override
  public String toString() {
    String text = new String(body, StandardCharsets.UTF_8);
    return "request %d: %s /api%s %s %s"
        .formatted(
            number, method, path, headers, text.substring(0, Math.min(text.length(), SHOWN)));
  }
}

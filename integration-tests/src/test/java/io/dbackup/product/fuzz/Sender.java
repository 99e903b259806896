package io.dbackup.product.fuzz;

import io.dbackup.product.client.Answer;
import io.dbackup.product.sample.World;
import io.dbackup.product.server.ProductServer;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Sends requests in the session of a SuperAdmin, but for what would end it. Thread-safe. */
public final class Sender {
  private static final int PATIENCE_SECONDS = 10;

  private final String server;
  private final String session;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public Sender(World world) {
    this.server = world.server().toString();
    this.session = login();
  }

  private String login() {
    CookieManager cookies = new CookieManager();
    HttpRequest request =
        HttpRequest.newBuilder(java.net.URI.create(server + "/api/auth/login"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    World.object("email", ProductServer.ADMIN)
                        .add("password", ProductServer.ADMIN_PASSWORD)
                        .build()
                        .toString()))
            .build();
    HttpClient.newBuilder()
        .cookieHandler(cookies)
        .build()
        .sendAsync(request, BodyHandlers.discarding())
        .join();
    HttpCookie cookie = cookies.getCookieStore().getCookies().get(0);
    return cookie.getName() + "=" + cookie.getValue();
  }

  /** The answer; an error when there is none within ten seconds. */
  public Answer send(OddRequest request) {
    HttpRequest.Builder builder = request.builder(server);
    if (!request.headers().containsKey("Cookie") && !request.path().contains("logout")) {
      builder.header("Cookie", session);
    }
    try {
      return client
          .sendAsync(builder.build(), BodyHandlers.ofByteArray())
          .thenApply(
              got -> new Answer(request.toString(), got.statusCode(), got.headers(), got.body()))
          .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      throw new AssertionError("no answer: " + e.getCause(), e);
    }
  }
}

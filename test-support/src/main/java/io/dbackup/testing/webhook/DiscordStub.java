package io.dbackup.testing.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers as Discord does for a webhook: a stub on loopback, since Discord itself cannot be
 * started. It keeps the requests and answers what it is told to. Thread-safe.
 */
public final class DiscordStub implements AutoCloseable {
  /** The part of the address that is the password. */
  public static final String TOKEN = "wEbhook-t0ken_that.nobody-may-see";

  private static final String PATH = "/api/webhooks/123456789/";

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile Reply reply = new Reply(204, "", Map.of());

  private record Reply(int status, String body, Map<String, String> headers) {}

  public DiscordStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (!exchange.getRequestMethod().equals("POST")
          || !exchange.getRequestURI().getPath().equals(PATH + TOKEN)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      received.add(body);
      Reply now = reply;
      now.headers().forEach(exchange.getResponseHeaders()::add);
      byte[] bytes = now.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(now.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** From now on answers like this. */
  public void answer(int status, String body, Map<String, String> headers) {
    reply = new Reply(status, body, headers);
  }

  /** Scheme, host and port. */
  public String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public String webhookUrl() {
    return origin() + PATH + TOKEN;
  }

  /** The address of a webhook elsewhere. */
  public static String webhookUrl(String origin) {
    return origin + PATH + TOKEN;
  }

  /** Bodies of the requests, in the order of arrival. */
  public List<String> received() {
    return received;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

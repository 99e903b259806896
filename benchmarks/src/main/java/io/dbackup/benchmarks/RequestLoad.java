package io.dbackup.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests to a running server at an even rate, the paths in turn, and prints how long the
 * answers took. Requests are sent when they are due, whether or not earlier ones were answered, and
 * their time counts from when they were due: a server that stands still for a second cannot hide
 * it. The first seconds, in which this client itself is compiled, are sent but not counted.
 *
 * <pre>RequestLoad URL HEADER-FILE SECONDS RATE PATH...</pre>
 */
public final class RequestLoad {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int FIRST_SECONDS = 5;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final String[] header;
  private final Map<String, List<Long>> nanos = new TreeMap<>();

  private RequestLoad(String url, Path headerFile) throws IOException {
    this.url = url;
    this.header = Files.readString(headerFile).strip().split(": ", 2);
  }

  /** Ends with status 1 when an answer was not 200. */
  public static void main(String[] arguments) throws Exception {
    RequestLoad load = new RequestLoad(arguments[0], Path.of(arguments[1]));
    List<String> paths = List.of(arguments).subList(4, arguments.length);
    load.send(paths, Integer.parseInt(arguments[2]), Double.parseDouble(arguments[3]));
    load.print();
  }

  private void send(List<String> paths, int seconds, double rate) throws InterruptedException {
    ExecutorService senders = Executors.newCachedThreadPool();
    long begin = System.nanoTime();
    int first = (int) (FIRST_SECONDS * rate);
    for (int i = 0; i < first + seconds * rate; i++) {
      long due = begin + Math.round(i * TimeUnit.SECONDS.toNanos(1) / rate);
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      String path = paths.get(i % paths.size());
      boolean counts = i >= first;
      senders.execute(() -> get(path, due, counts));
    }
    senders.shutdown();
    if (!senders.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("Some requests were never answered");
    }
  }

  private void get(String path, long due, boolean counts) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + path))
              .header(header[0], header[1])
              .timeout(PATIENCE)
              .build();
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        note("FAILED " + answer.statusCode() + " " + path, due);
        return;
      }
      if (counts) {
        note(path, due);
      }
    } catch (IOException e) {
      note("FAILED " + e + " " + path, due);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void note(String path, long due) {
    nanos.computeIfAbsent(path, any -> new ArrayList<>()).add(System.nanoTime() - due);
  }

  private synchronized void print() {
    nanos.forEach(
        (path, times) -> {
          Collections.sort(times);
          System.out.printf(
              Locale.ROOT,
              "   %-60s %5d requests   p50 %7.1f   p95 %7.1f   most %7.1f ms%n",
              path,
              times.size(),
              part(times, 0.5),
              part(times, 0.95),
              part(times, 1));
        });
    if (nanos.keySet().stream().anyMatch(path -> path.startsWith("FAILED"))) {
      System.exit(1);
    }
  }

  /** The time that this share of all requests kept within, in milliseconds. */
  private static double part(List<Long> sorted, double share) {
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, index)) / NANOS_PER_MILLI;
  }
}

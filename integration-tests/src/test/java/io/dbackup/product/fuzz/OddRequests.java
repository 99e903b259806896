package io.dbackup.product.fuzz;

import io.dbackup.product.client.Api;
import io.dbackup.product.client.Contract;
import io.dbackup.product.client.Operation;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Makes requests up from the description of the API; the same ones for the same seed. Thread-safe.
 */
public final class OddRequests {
  private static final List<String> ODD_IDS =
      List.of(
          "unknown",
          "%00",
          "%20",
          "%2e%2e",
          "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
          "..%5c..%5c",
          "%ff%fe",
          "%c0%ae%c0%ae",
          "%E2%80%AE",
          "%F0%9F%98%80",
          "a%2Fb",
          "a;b=c",
          ";",
          "%3B",
          "%3Fx%3Dy%23z",
          "'%20or%201=1",
          "-1",
          "0",
          "null",
          "*",
          "~",
          "%25zz",
          "%0d%0aX-Odd:%201",
          "x".repeat(3000));
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "FUZZ");
  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/json;charset=utf-16",
          "application/json;charset=unknown",
          "APPLICATION/JSON",
          "application/vnd.odd+json",
          "application/",
          "*/*",
          "json",
          ";",
          "application/json, text/plain");
  private static final Map<String, List<String>> HEADERS =
      Map.ofEntries(
          Map.entry("Accept", List.of("text/html", "*/*", "application/xml;q=0.1", "odd", ",", "")),
          Map.entry("Accept-Encoding", List.of("gzip", "identity;q=0, *;q=0", "odd")),
          Map.entry("Accept-Language", List.of("de, *;q=0.5", "x".repeat(500), ";;")),
          Map.entry("Authorization", List.of("Basic YTpi", "Bearer", "Bearer dbackup_x", "odd")),
          Map.entry("Content-Encoding", List.of("gzip", "odd")),
          Map.entry("Cookie", List.of("dbackup_session=", "a=b; =; ;;", "JSESSIONID=../../x")),
          Map.entry("If-Match", List.of("*", "\"x\"", "odd")),
          Map.entry("If-None-Match", List.of("*", "\"x\"", "odd", "W/\"")),
          Map.entry("If-Modified-Since", List.of("odd", "Thu, 01 Jan 1970 00:00:00 GMT")),
          Map.entry("If-Range", List.of("odd", "\"x\"")),
          Map.entry("Range", List.of("bytes=0-", "bytes=-0", "bytes=9-1", "bytes=a-b", "odd=1-2")),
          Map.entry("Last-Event-ID", List.of("-1", "99999999999999999999", "odd", "")),
          Map.entry("Origin", List.of("null", "http://odd.example", "odd odd")),
          Map.entry("Sec-Fetch-Site", List.of("cross-site", "odd")),
          Map.entry("X-Forwarded-For", List.of("odd", "::::", "1.2.3.4, 5.6.7.8", "")),
          Map.entry("X-Forwarded-Host", List.of("odd odd", "<odd>")),
          Map.entry("X-HTTP-Method-Override", List.of("DELETE")),
          Map.entry("User-Agent", List.of("", "x".repeat(2000), "\u00e4\u00f6")),
          Map.entry("X-Odd", List.of("x".repeat(4000))));

  /** Hashing a password is slow on purpose, so these are tried less often. */
  private static final List<String> SLOW = List.of("/auth", "/users");

  private final List<Operation> operations;
  private final Contract contract;
  private final Random random;
  private final OddValues odd;
  private final OddBodies bodies;
  private final KnownIds known;
  private int number;

  public OddRequests(Contract contract, KnownIds known, long seed) {
    this.contract = contract;
    this.operations = contract.operations();
    this.known = known;
    this.random = new Random(seed);
    this.odd = new OddValues(random);
    this.bodies = new OddBodies(contract, random, odd, known);
  }

  public synchronized OddRequest next() {
    Operation operation = operation();
    boolean oddPath = random.nextInt(8) == 0;
    boolean oddMethod = random.nextInt(15) == 0;
    String path = operation.pathWith(id(operation)) + query(operation);
    return new OddRequest(
        ++number,
        operation,
        oddMethod ? METHODS.get(random.nextInt(METHODS.size())) : operation.method(),
        oddPath ? bent(path) : path,
        !oddPath && !oddMethod,
        headers(operation),
        body(operation));
  }

  private Operation operation() {
    Operation operation = operations.get(random.nextInt(operations.size()));
    boolean slow = SLOW.stream().anyMatch(operation.path()::startsWith);
    return slow && random.nextInt(4) > 0 ? operation() : operation;
  }

  /** A stream of events of something that runs would not end, and nothing of that kind is known. */
  private String id(Operation operation) {
    return random.nextInt(3) > 0
        ? known.of(operation.path()).orElse("unknown")
        : ODD_IDS.get(random.nextInt(ODD_IDS.size()));
  }

  private String query(Operation operation) {
    List<String> terms = new ArrayList<>();
    for (JsonObject given : operation.queryParameters()) {
      String name = contract.resolved(given).getString("name");
      boolean required = contract.resolved(given).getBoolean("required", false);
      if (random.nextInt(3) > 0 || (required && random.nextInt(10) > 0)) {
        String right =
            known.value(name).map(value -> ((JsonString) value).getString()).orElse("database");
        String value = required && random.nextInt(3) > 0 ? right : odd.text();
        terms.add(name + "=" + Api.encoded(value));
      }
    }
    if (random.nextInt(10) == 0) {
      terms.add(Api.encoded(odd.text()) + "=" + Api.encoded(odd.text()));
      terms.addAll(List.copyOf(terms));
    }
    return terms.isEmpty() ? "" : terms.stream().collect(Collectors.joining("&", "?", ""));
  }

  /** Another spelling of a path, or another path. */
  private String bent(String path) {
    int cut = random.nextInt(path.length());
    return switch (random.nextInt(8)) {
      case 0 -> path.replaceFirst("/", "//");
      case 1 -> path.replaceFirst("(\\?|$)", "/$1");
      case 2 -> path.replaceFirst("/", "/;odd=1/");
      case 3 -> path.replaceFirst("/", "/./");
      case 4 -> "/../api" + path;
      case 5 -> path.substring(0, cut).replaceAll("%[^%]?$", "");
      case 6 ->
          path.replaceFirst("(\\?|$)", "/" + ODD_IDS.get(random.nextInt(ODD_IDS.size())) + "$1");
      default -> path.replaceFirst("/[a-z]", "/%41");
    };
  }

  private Map<String, List<String>> headers(Operation operation) {
    Map<String, List<String>> headers = new HashMap<>();
    if (operation.hasBody() || random.nextInt(10) == 0) {
      headers.put("Content-Type", List.of("application/json"));
    }
    if (random.nextInt(10) == 0) {
      headers.put("Content-Type", List.of(TYPES.get(random.nextInt(TYPES.size()))));
    } else if (random.nextInt(30) == 0) {
      headers.remove("Content-Type");
    }
    if (random.nextInt(6) == 0) {
      List<String> names = HEADERS.keySet().stream().sorted().toList();
      String name = names.get(random.nextInt(names.size()));
      List<String> values = HEADERS.get(name);
      String value = values.get(random.nextInt(values.size()));
      headers.put(name, random.nextInt(5) == 0 ? List.of(value, value) : List.of(value));
    }
    return headers;
  }

  private byte[] body(Operation operation) {
    if (!operation.hasBody() && random.nextInt(10) > 0) {
      return new byte[0];
    }
    JsonObject object = bodies.object(operation.bodySchema(), operation.bodyExample());
    return random.nextInt(5) == 0 ? bodies.bytes(object) : utf8(object);
  }

  /** Without a replacement for what is no character, so that it arrives as an escape. */
  private static byte[] utf8(JsonObject object) {
    StringBuilder text = new StringBuilder();
    object
        .toString()
        .chars()
        .forEach(
            c ->
                text.append(
                    Character.isSurrogate((char) c)
                        ? String.format("\\u%04x", c)
                        : String.valueOf((char) c)));
    return text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}

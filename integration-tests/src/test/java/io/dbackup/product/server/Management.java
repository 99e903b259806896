package io.dbackup.product.server;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/** The management interface of WildFly, as its console uses it. */
public final class Management {
  private final URI address;
  private final Optional<String> password;

  private Management(URI address, Optional<String> password) {
    this.address = address;
    this.password = password;
  }

  /** Management with the login that the start script made. */
  public static Management of(ProductServer server) {
    try {
      String password =
          Files.readString(server.dataFolder().resolve("management-password")).strip();
      return new Management(address(server), Optional.of(password));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Management without a login. */
  public static Management anonymously(ProductServer server) {
    return new Management(address(server), Optional.empty());
  }

  private static URI address(ProductServer server) {
    return URI.create("http://127.0.0.1:" + server.managementPort());
  }

  /** The status a page answers with, redirections followed. */
  public int status(String path) {
    try {
      return open(path).getResponseCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything about one resource, such as {@code deployment=dbackup.ear}. */
  public JsonObject read(String... address) {
    JsonArrayBuilder path = Json.createArrayBuilder();
    for (String step : address) {
      String[] parts = step.split("=", 2);
      path.add(Json.createObjectBuilder().add(parts[0], parts[1]));
    }
    JsonObject request =
        Json.createObjectBuilder()
            .add("operation", "read-resource")
            .add("address", path)
            .add("include-runtime", true)
            .add("recursive", true)
            .build();
    try {
      HttpURLConnection connection = open("/management");
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      connection.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
      try (InputStream body = connection.getInputStream();
          var reader = Json.createReader(body)) {
        return reader.readObject().getJsonObject("result");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpURLConnection open(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) address.resolve(path).toURL().openConnection();
    password.ifPresent(secret -> connection.setAuthenticator(loginWith(secret)));
    return connection;
  }

  private static Authenticator loginWith(String secret) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication("admin", secret.toCharArray());
      }
    };
  }
}

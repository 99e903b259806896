package io.dbackup.product.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** What the API answered. */
public record Answer(String request, int status, HttpHeaders headers, byte[] body) {

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public JsonObject object() {
    try (var reader = Json.createReader(new StringReader(text()))) {
      return reader.readObject();
    }
  }

  public JsonArray array() {
    try (var reader = Json.createReader(new StringReader(text()))) {
      return reader.readArray();
    }
  }

  /** Fails with the whole answer unless the status is the expected one. */
  public Answer expect(int expected) {
    assertThat(status).as("%s answered: %s", request, text()).isEqualTo(expected);
    return this;
  }

  /** The message of an error, which must have the one shape every error has. */
  public String error(int expected) {
    expect(expected);
    assertThat(header("Content-Type")).as(request).startsWith("application/json");
    assertThat(object().keySet()).as(request).contains("error");
    assertThat(text()).as(request).doesNotContain("Exception", "\tat ", "<html");
    return object().getString("error");
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}

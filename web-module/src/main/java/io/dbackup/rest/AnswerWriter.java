package io.dbackup.rest;

import static io.dbackup.json.PlatformJson.JSON;

import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/**
 * Writes records, collections and maps as JSON, the same on every server; also as the data of
 * server-sent events.
 */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class AnswerWriter implements MessageBodyWriter<Object> {
  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return Record.class.isAssignableFrom(type)
        || Collection.class.isAssignableFrom(type)
        || Map.class.isAssignableFrom(type)
        || JsonValue.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      Object answer,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream content)
      throws IOException {
    content.write(bytes(answer));
  }

  /** UTF-8. */
  static byte[] bytes(Object answer) {
    java.io.StringWriter text = new java.io.StringWriter();
    try (JsonWriter writer = JSON.createWriter(text)) {
      writer.write(AnswerJson.of(answer));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}

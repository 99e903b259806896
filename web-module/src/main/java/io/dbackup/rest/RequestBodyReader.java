package io.dbackup.rest;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads the body of a request. It takes every media type, so that it decides itself: content that
 * is not declared as JSON is 415, which also keeps foreign web pages from sending forms; no content
 * at all is the empty object, in which every required field is missing.
 */
@Provider
@Consumes(MediaType.WILDCARD)
public class RequestBodyReader implements MessageBodyReader<RequestBody> {
  /** Far more than any request of this API needs. */
  private static final int MAX_BYTES = 1 << 20;

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == RequestBody.class;
  }

  @Override
  public RequestBody readFrom(
      Class<RequestBody> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream content)
      throws IOException {
    byte[] bytes = JsonText.readUpTo(content, MAX_BYTES);
    if (bytes.length == 0) {
      return RequestBody.of(JsonObject.EMPTY_JSON_OBJECT);
    }
    String declared = headers.getFirst("Content-Type");
    if (declared == null || !isJson(media)) {
      throw new NotSupportedException(
          "The request must be sent with Content-Type: application/json");
    }
    return RequestBody.of(JsonText.parseObject(bytes));
  }

  private static boolean isJson(MediaType media) {
    return media != null
        && media.getType().equals("application")
        && (media.getSubtype().equals("json") || media.getSubtype().endsWith("+json"));
  }
}

package io.dbackup.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Writes answers as JSON, the same on every server; also as the data of server-sent events. Each
 * subclass names a type that is closer to the answers than {@code Object}: between two writers for
 * {@code Object}, this one and the server's own, Jersey chooses differently from start to start.
 *
 * @param <T> what is written
 */
abstract class AnswerWriter<T> implements MessageBodyWriter<T> {
  private final Class<? super T> written;

  AnswerWriter(Class<? super T> written) {
    this.written = written;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return written.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      T answer,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream content)
      throws IOException {
    content.write(AnswerJson.bytes(answer));
  }
}

package io.dbackup.rest;

import static io.dbackup.json.PlatformJson.JSON;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON form of answers. Records become objects with their components in the order of
 * declaration, {@code null} and empty included; times are ISO 8601 in UTC with three digits of
 * milliseconds. JSON-B was tried and gives records in the order of a hash table, which differs from
 * what the reference shows.
 */
final class AnswerJson {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final int BUFFER = 1 << 16;

  /** Looked up once for each kind of record: a list has a thousand of a kind. */
  private static final ClassValue<List<Component>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(component -> new Component(component.getName(), component.getAccessor()))
              .toList();
        }
      };

  private record Component(String name, Method accessor) {
    Component {
      accessor.setAccessible(true);
    }

    Object of(Record row) {
      try {
        return accessor.invoke(row);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("Cannot read " + accessor, e);
      }
    }
  }

  private AnswerJson() {}

  /** In UTF-8, whole: an answer that cannot be written is not begun. */
  static byte[] bytes(Object answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      write(json, answer);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes an array of which nobody holds all rows at once. The target stays open: when a row fails
   * there is no end of the array either.
   */
  static void writeRows(Iterator<?> rows, OutputStream target) {
    // Not closed, since that closes the target.
    JsonGenerator json = JSON.createGenerator(new BufferedOutputStream(target, BUFFER));
    json.writeStartArray();
    rows.forEachRemaining(row -> write(json, row));
    json.writeEnd();
    json.flush();
  }

  /** A time as answers and their headers show it. */
  static String time(Instant time) {
    return TIME.format(time);
  }

  private static void write(JsonGenerator json, Object value) {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof JsonValue done) {
      json.write(done);
    } else if (value instanceof Optional<?> optional) {
      write(json, optional.orElse(null));
    } else if (value instanceof Boolean flag) {
      json.write(flag);
    } else if (value instanceof Number number) {
      write(json, number);
    } else if (value instanceof Instant time) {
      json.write(time(time));
    } else if (value instanceof CharSequence || value instanceof Enum<?>) {
      json.write(value.toString());
    } else if (value instanceof Record row) {
      json.writeStartObject();
      for (Component component : COMPONENTS.get(row.getClass())) {
        json.writeKey(component.name());
        write(json, component.of(row));
      }
      json.writeEnd();
    } else if (value instanceof Collection<?> items) {
      json.writeStartArray();
      items.forEach(item -> write(json, item));
      json.writeEnd();
    } else if (value instanceof Map<?, ?> members) {
      json.writeStartObject();
      members.forEach(
          (name, member) -> {
            json.writeKey(name.toString());
            write(json, member);
          });
      json.writeEnd();
    } else {
      throw new IllegalArgumentException("No JSON form for " + value.getClass().getName());
    }
  }

  private static void write(JsonGenerator json, Number number) {
    if (number instanceof Double || number instanceof Float) {
      json.write(new BigDecimal(number.toString()));
    } else if (number instanceof BigDecimal decimal) {
      json.write(decimal);
    } else if (number instanceof BigInteger integer) {
      json.write(integer);
    } else {
      json.write(number.longValue());
    }
  }
}

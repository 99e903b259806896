package io.dbackup.rest;

import static io.dbackup.json.PlatformJson.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
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

  private AnswerJson() {}

  static JsonValue of(Object value) {
    if (value == null) {
      return JsonValue.NULL;
    } else if (value instanceof JsonValue json) {
      return json;
    } else if (value instanceof Optional<?> optional) {
      return of(optional.orElse(null));
    } else if (value instanceof Boolean flag) {
      return flag ? JsonValue.TRUE : JsonValue.FALSE;
    } else if (value instanceof Number number) {
      return number(number);
    } else if (value instanceof Instant time) {
      return JSON.createValue(time(time));
    } else if (value instanceof CharSequence || value instanceof Enum<?>) {
      return JSON.createValue(value.toString());
    } else if (value instanceof Record row) {
      return object(row);
    } else if (value instanceof Collection<?> items) {
      JsonArrayBuilder array = JSON.createArrayBuilder();
      items.forEach(item -> array.add(of(item)));
      return array.build();
    } else if (value instanceof Map<?, ?> members) {
      JsonObjectBuilder object = JSON.createObjectBuilder();
      members.forEach((name, member) -> object.add(name.toString(), of(member)));
      return object.build();
    }
    throw new IllegalArgumentException("No JSON form for " + value.getClass().getName());
  }

  /** A time as answers and their headers show it. */
  static String time(Instant time) {
    return TIME.format(time);
  }

  private static JsonValue number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      return JSON.createValue(new BigDecimal(number.toString()));
    } else if (number instanceof BigDecimal decimal) {
      return JSON.createValue(decimal);
    } else if (number instanceof BigInteger integer) {
      return JSON.createValue(integer);
    }
    return JSON.createValue(number.longValue());
  }

  private static JsonValue object(Record row) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      object.add(component.getName(), of(read(row, component)));
    }
    return object.build();
  }

  private static Object read(Record row, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(row);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Cannot read " + component, e);
    }
  }
}

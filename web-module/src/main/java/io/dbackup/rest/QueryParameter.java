package io.dbackup.rest;

import io.dbackup.error.BackupException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads query parameters. Resource methods take them as texts and read them here: JAX-RS would
 * answer a wrong number with "not found". Every reader fails with INVALID naming the parameter; a
 * blank one counts as not sent.
 */
public final class QueryParameter {
  private QueryParameter() {}

  public static Optional<String> text(String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** A text that must be there. */
  public static String required(String name, String value) {
    return text(value)
        .orElseThrow(() -> BackupException.invalid("Parameter " + name + " is required"));
  }

  public static boolean flag(String name, String value, boolean otherwise) {
    return text(value)
        .map(
            text ->
                switch (text) {
                  case "true", "1" -> true;
                  case "false", "0" -> false;
                  default ->
                      throw BackupException.invalid("Parameter " + name + " must be true or false");
                })
        .orElse(otherwise);
  }

  public static int integer(String name, String value, int otherwise, int least, int most) {
    Optional<String> text = text(value);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (text.get().matches("-?\\d{1,9}")) {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw BackupException.invalid(
        "Parameter " + name + " must be a whole number from " + least + " to " + most);
  }

  /** A point in time in ISO 8601 with zone or offset. */
  public static Optional<Instant> instant(String name, String value) {
    return text(value).map(text -> RequestBody.parseInstant("Parameter " + name, text));
  }

  /** One of an enum's names, in any case of letters; SystemTask and system-task are SYSTEM_TASK. */
  public static <E extends Enum<E>> Optional<E> oneOf(String name, String value, Class<E> type) {
    return text(value)
        .map(
            text -> {
              for (E constant : type.getEnumConstants()) {
                if (letters(constant.name()).equals(letters(text))) {
                  return constant;
                }
              }
              throw BackupException.invalid(
                  "Parameter "
                      + name
                      + " must be one of "
                      + java.util.Arrays.toString(type.getEnumConstants()));
            });
  }

  private static String letters(String name) {
    return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
  }
}

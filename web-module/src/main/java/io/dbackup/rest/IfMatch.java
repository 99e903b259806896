package io.dbackup.rest;

import io.dbackup.application.Edition;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header If-Match (RFC 9110, section 13.1.1). The tag of a thing is its {@code updatedAt}, so
 * that whoever has read a list has the tags too.
 */
final class IfMatch {
  /** A weak tag never matches here, as the standard says. */
  private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

  private IfMatch() {}

  /** Which state the request is about; null, blank and {@code *} mean any. */
  static Edition edition(String header) {
    if (header == null || header.isBlank() || header.strip().equals("*")) {
      return Edition.ANY;
    }
    Set<Instant> times = new HashSet<>();
    Matcher tags = TAG.matcher(header);
    while (tags.find()) {
      if (tags.group(1) == null) {
        time(tags.group(2)).ifPresent(times::add);
      }
    }
    return Edition.of(times);
  }

  private static Optional<Instant> time(String tag) {
    try {
      return Optional.of(Instant.parse(tag));
    } catch (DateTimeParseException foreign) {
      return Optional.empty();
    }
  }
}

package io.dbackup.spi.notification;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A message about an event. Its texts come from outside, such as the words of a database server:
 * whoever shows them escapes them for where they are shown.
 *
 * @param id unique, and the same when the message is sent again
 * @param kind what sort of news it is
 * @param title one line
 * @param text plain text body, possibly of several lines
 * @param time when it happened
 * @param link where to read more
 * @param fields facts in the order to show them
 */
public record Notification(
    String id,
    Kind kind,
    String title,
    String text,
    Instant time,
    Optional<URI> link,
    List<Field> fields) {
  public Notification {
    Objects.requireNonNull(id);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(title);
    Objects.requireNonNull(text);
    Objects.requireNonNull(time);
    Objects.requireNonNull(link);
    fields = List.copyOf(fields);
  }

  /** What sort of news a message is. */
  public enum Kind {
    SUCCESS,
    /** Something is missing or needs a look. */
    WARNING,
    FAILURE,
    /** Neither good nor bad. */
    INFO
  }

  /** A named fact. */
  public record Field(String name, String value) {}
}

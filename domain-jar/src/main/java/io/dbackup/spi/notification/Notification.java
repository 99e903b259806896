package io.dbackup.spi.notification;

import java.util.List;

/**
 * A message about an event.
 *
 * @param title one line
 * @param text plain text body
 * @param success whether the news is good
 * @param fields facts in the order to show them
 */
public record Notification(String title, String text, boolean success, List<Field> fields) {
  public Notification {
    fields = List.copyOf(fields);
  }

  /** A named fact. */
  public record Field(String name, String value) {}
}

package io.dbackup.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests are let through in a period.
 *
 * @param points requests per period; 0 turns the limit off
 * @param period the period
 */
public record RateLimit(int points, Duration period) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,7})\\s*/\\s*(\\d{1,6})");

  /** No limit. */
  public static final RateLimit OFF = new RateLimit(0, Duration.ofSeconds(1));

  public boolean off() {
    return points == 0;
  }

  /** Reads {@code points/seconds}, or {@code 0} for off; empty when it is neither. */
  static Optional<RateLimit> parse(String text) {
    if (text.equals("0")) {
      return Optional.of(OFF);
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new RateLimit(
            Integer.parseInt(matcher.group(1)),
            Duration.ofSeconds(Integer.parseInt(matcher.group(2)))));
  }
}

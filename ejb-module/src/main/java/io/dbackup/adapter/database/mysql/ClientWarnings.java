package io.dbackup.adapter.database.mysql;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the warnings of a server, as its client prints them, that mean something for restored data
 * from the others.
 */
final class ClientWarnings {
  private static final Pattern WARNING = Pattern.compile("(?:Warning|Error) \\(Code (\\d+)\\): .*");

  /**
   * Syntax that is out of date (1287, 1681), old names of character sets and collations (3719,
   * 3778), and the values of generated columns, which the dump holds and the server makes anew
   * (1906).
   */
  private static final Set<String> HARMLESS = Set.of("1287", "1681", "1906", "3719", "3778");

  private ClientWarnings() {}

  static boolean matters(String line) {
    Matcher warning = WARNING.matcher(line);
    return warning.matches() && !HARMLESS.contains(warning.group(1));
  }
}

package io.dbackup.adapter.database.mysql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rights of a login, read from the lines of SHOW GRANTS. */
final class Grants {
  private static final String NAME =
      "(\\*|`(?:[^`]|``)*`|\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|[^\\s.]+)";
  private static final Pattern GRANT =
      Pattern.compile(
          "GRANT (.*?) ON (?:TABLE )?" + NAME + "\\." + NAME + " TO .*", Pattern.DOTALL);

  private final List<Grant> grants = new ArrayList<>();

  Grants(List<String> lines) {
    for (String line : lines) {
      Matcher matcher = GRANT.matcher(line);
      if (matcher.matches()) {
        Set<String> rights =
            new HashSet<>(Arrays.asList(matcher.group(1).toUpperCase(Locale.ROOT).split(", ")));
        grants.add(new Grant(rights, unquoted(matcher.group(2)), unquoted(matcher.group(3))));
      }
    }
  }

  /** Whether the login has a right on everything in a database. */
  boolean has(String right, String database) {
    return grants.stream()
        .anyMatch(
            grant -> grant.table().equals("*") && grant.gives(right) && grant.covers(database));
  }

  /** Whether the login has a right on everything on the server. */
  boolean hasGlobally(String right) {
    return grants.stream()
        .anyMatch(
            grant ->
                grant.database().equals("*") && grant.table().equals("*") && grant.gives(right));
  }

  /** Whether the login has a right on one table as a whole. */
  boolean hasOnTable(String right, String database, String table) {
    return grants.stream()
        .anyMatch(
            grant ->
                grant.table().equals(table)
                    && grant.gives(right)
                    && grant.database().equals(database));
  }

  private static String unquoted(String name) {
    char quote = name.charAt(0);
    if (quote != '`' && quote != '"' && quote != '\'') {
      return name;
    }
    String twice = String.valueOf(quote) + quote;
    return name.substring(1, name.length() - 1).replace(twice, String.valueOf(quote));
  }

  private record Grant(Set<String> rights, String database, String table) {
    boolean gives(String right) {
      return rights.contains(right) || rights.contains("ALL PRIVILEGES");
    }

    /**
     * The name in a grant is a pattern: {@code %} and {@code _} unless a backslash stands before
     * them.
     */
    boolean covers(String name) {
      if (database.equals("*")) {
        return true;
      }
      StringBuilder pattern = new StringBuilder();
      for (int i = 0; i < database.length(); i++) {
        char c = database.charAt(i);
        if (c == '\\' && i + 1 < database.length()) {
          pattern.append(Pattern.quote(String.valueOf(database.charAt(++i))));
        } else {
          pattern.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
      }
      return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(name).matches();
    }
  }
}

package io.dbackup.adapter.database.mysql;

import java.util.Set;

/** Names in statements, taken literally. */
final class MysqlNames {
  private static final Set<String> SYSTEM =
      Set.of("information_schema", "mysql", "performance_schema", "sys");

  private MysqlNames() {}

  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /**
   * Whether a name is the same after it was escaped as a text; dump programs now and then do that
   * to names.
   */
  static boolean isPlain(String name) {
    return name.chars()
        .noneMatch(c -> c == '\'' || c == '"' || c == '\\' || Character.isISOControl(c));
  }

  static boolean isSystem(String database) {
    return SYSTEM.contains(database.toLowerCase(java.util.Locale.ROOT))
        || database.startsWith("#mysql50#");
  }
}

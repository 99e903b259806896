package io.dbackup.adapter.database.mysql;

import io.dbackup.adapter.database.process.ToolVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What a dump does with the former versions of rows that MariaDB keeps of system-versioned tables.
 *
 * @param dumped whether the tool can be asked for them
 * @param omission a sentence when they are left out
 */
record RowHistory(boolean dumped, Optional<String> omission) {
  private static final ToolVersion FIRST_THAT_DUMPS = new ToolVersion(10, 11, 0);

  static RowHistory read(Connection connection, MysqlTools.VersionedTool tool, String database)
      throws SQLException {
    List<String> versioned =
        MysqlSource.strings(
            connection,
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?"
                + " AND TABLE_TYPE = 'SYSTEM VERSIONED'",
            database);
    if (versioned.isEmpty()) {
      return new RowHistory(false, Optional.empty());
    }
    List<String> byTransaction =
        MysqlSource.strings(
            connection,
            "SELECT TABLE_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ?"
                + " AND GENERATION_EXPRESSION = 'ROW START' AND DATA_TYPE = 'bigint'",
            database);
    if (tool.vendor() != Vendor.MARIADB || tool.version().compareTo(FIRST_THAT_DUMPS) < 0) {
      return leftOut(versioned, "the installed " + tool.tool().name() + " is older than 10.11");
    }
    if (!MysqlNames.isPlain(database)) {
      return leftOut(
          versioned,
          "dump programs read it only from databases with no quote or backslash in their name");
    }
    if (!byTransaction.isEmpty()) {
      return leftOut(
          versioned,
          "dump programs cannot read it while the table "
              + byTransaction.get(0)
              + " keeps it by transaction");
    }
    return new RowHistory(true, Optional.empty());
  }

  private static RowHistory leftOut(List<String> tables, String reason) {
    return new RowHistory(
        false,
        Optional.of(
            "Of "
                + tables.size()
                + " system-versioned tables only the present rows are in the backup, not their"
                + " history, because "
                + reason
                + "."));
  }
}

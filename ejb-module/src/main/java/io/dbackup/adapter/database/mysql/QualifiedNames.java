package io.dbackup.adapter.database.mysql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Replaces the name of a database where it can be nothing else in a statement as the server writes
 * it: before a function, before a table with its column, and in the call of a sequence. A name with
 * one part behind it may be a table's alias and stays. Immutable.
 */
final class QualifiedNames {
  private static final byte[] SEQUENCE_CALL = "val(".getBytes(StandardCharsets.US_ASCII);

  private final byte[] source;
  private final byte[] target;

  QualifiedNames(String source, String target) {
    this.source = MysqlNames.quoted(source).getBytes(StandardCharsets.UTF_8);
    this.target = MysqlNames.quoted(target).getBytes(StandardCharsets.UTF_8);
  }

  byte[] replaced(byte[] sql) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(sql.length + 64);
    int at = 0;
    while (at < sql.length) {
      int end = at + 1;
      if (sql[at] == '\'') {
        end = endOfText(sql, at);
      } else if (sql[at] == '`') {
        end = endOfName(sql, at);
        if (Arrays.equals(sql, at, end, source, 0, source.length) && isDatabase(sql, at, end)) {
          out.writeBytes(target);
          at = end;
          continue;
        }
      }
      out.write(sql, at, end - at);
      at = end;
    }
    return out.toByteArray();
  }

  private static boolean isDatabase(byte[] sql, int start, int end) {
    if (end + 1 >= sql.length || sql[end] != '.' || sql[end + 1] != '`') {
      return false;
    }
    int next = endOfName(sql, end + 1);
    boolean partFollows = next < sql.length && (sql[next] == '.' || sql[next] == '(');
    int call = start - SEQUENCE_CALL.length;
    return partFollows
        || call >= 0 && Arrays.equals(sql, call, start, SEQUENCE_CALL, 0, SEQUENCE_CALL.length);
  }

  private static int endOfName(byte[] sql, int start) {
    int at = start + 1;
    while (at < sql.length) {
      if (sql[at] != '`') {
        at++;
      } else if (at + 1 < sql.length && sql[at + 1] == '`') {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return sql.length;
  }

  private static int endOfText(byte[] sql, int start) {
    int at = start + 1;
    while (at < sql.length && sql[at] != '\'') {
      at += sql[at] == '\\' ? 2 : 1;
    }
    return Math.min(sql.length, at + 1);
  }
}

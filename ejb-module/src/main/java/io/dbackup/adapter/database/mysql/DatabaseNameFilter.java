package io.dbackup.adapter.database.mysql;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Puts the target's name into the only statements of a dump that name its database: around a
 * routine, trigger or event that was made under another collation, dump programs write a line
 * {@code ALTER DATABASE `name` CHARACTER SET …}. Left as it is, it would change the database the
 * backup was taken from. Works on bytes at the beginning of lines; all others pass unchanged. Not
 * thread-safe.
 */
final class DatabaseNameFilter {
  private final OutputStream out;
  private final byte[] searched;
  private final byte[] replacement;
  private int matched;
  private boolean lineStart = true;

  DatabaseNameFilter(String source, String target, OutputStream out) {
    this.out = out;
    this.searched = statement(source);
    this.replacement = statement(target);
  }

  private static byte[] statement(String database) {
    return ("ALTER DATABASE " + MysqlNames.quoted(database) + " CHARACTER SET ")
        .getBytes(StandardCharsets.UTF_8);
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    int end = offset + length;
    int passed = offset;
    int at = offset;
    while (at < end) {
      if (lineStart) {
        int begin = at;
        while (at < end && matched < searched.length && bytes[at] == searched[matched]) {
          at++;
          matched++;
        }
        if (matched == searched.length) {
          out.write(bytes, passed, Math.max(0, begin - passed));
          out.write(replacement);
          passed = at;
          lineStart = false;
          matched = 0;
        } else if (at < end) {
          // No match. What was held back of an earlier block goes out as it came.
          int held = matched - (at - begin);
          if (held > 0) {
            out.write(searched, 0, held);
          }
          lineStart = false;
          matched = 0;
        } else {
          // The block ends within a possible match, which is held back.
          out.write(bytes, passed, Math.max(0, begin - passed));
          return;
        }
      } else {
        while (at < end && bytes[at] != '\n') {
          at++;
        }
        if (at < end) {
          at++;
          lineStart = true;
        }
      }
    }
    out.write(bytes, passed, end - passed);
  }

  /** Passes on what was held back. */
  void finish() throws IOException {
    out.write(searched, 0, matched);
    matched = 0;
    out.flush();
  }
}

package io.dbackup.adapter.database.mysql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Puts the target's name into the few statements of a dump in which the server or the dump program
 * writes the name of the database; left as they are, they would change or use the database the
 * backup was taken from:
 *
 * <ul>
 *   <li>{@code ALTER DATABASE `name` CHARACTER SET …} around what was made under another collation,
 *   <li>sequences in the defaults of columns and in views, {@code nextval(`name`.`sequence`)},
 *   <li>qualified functions and columns in views.
 * </ul>
 *
 * Works on bytes at the beginning of lines and holds one such statement at a time. Rows, and the
 * texts of routines, triggers and events, pass unchanged. Not thread-safe.
 */
final class DatabaseRenamer {
  private static final int LONGEST_STATEMENT = 16 << 20;
  private static final byte[] TABLE = bytes("CREATE TABLE `");
  private static final byte[] VIEW = bytes("/*!50001 VIEW `");

  private enum State {
    PASSING,
    LINE_START,
    STATEMENT
  }

  private final OutputStream out;
  private final byte[] alter;
  private final byte[] alterReplacement;
  private final List<byte[]> beginnings;
  private final QualifiedNames names;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private StatementEnd end = new StatementEnd();
  private State state = State.LINE_START;

  DatabaseRenamer(String source, String target, OutputStream out) {
    this.out = out;
    this.alter = alterStatement(source);
    this.alterReplacement = alterStatement(target);
    this.beginnings = List.of(alter, TABLE, VIEW);
    this.names = new QualifiedNames(source, target);
  }

  private static byte[] alterStatement(String database) {
    return bytes("ALTER DATABASE " + MysqlNames.quoted(database) + " CHARACTER SET ");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    int at = offset;
    int stop = offset + length;
    while (at < stop) {
      at =
          switch (state) {
            case PASSING -> pass(bytes, at, stop);
            case LINE_START -> decide(bytes, at);
            case STATEMENT -> collect(bytes, at, stop);
          };
    }
  }

  /** Passes on what is held back. */
  void finish() throws IOException {
    held.writeTo(out);
    held.reset();
    out.flush();
  }

  private int pass(byte[] bytes, int from, int stop) throws IOException {
    int at = from;
    while (at < stop && bytes[at] != '\n') {
      at++;
    }
    if (at < stop) {
      at++;
      state = State.LINE_START;
    }
    out.write(bytes, from, at - from);
    return at;
  }

  /** Takes one byte of a line that may still become one of the statements. */
  private int decide(byte[] bytes, int at) throws IOException {
    held.write(bytes[at]);
    byte[] line = held.toByteArray();
    boolean open = false;
    for (byte[] beginning : beginnings) {
      open |= line.length < beginning.length && startsWith(beginning, line);
    }
    if (open) {
      return at + 1;
    }
    if (startsWith(line, alter)) {
      out.write(alterReplacement);
      held.reset();
      state = State.PASSING;
    } else if (startsWith(line, TABLE) || startsWith(line, VIEW)) {
      end = new StatementEnd();
      end.skip(line);
      state = State.STATEMENT;
    } else {
      held.writeTo(out);
      held.reset();
      state = bytes[at] == '\n' ? State.LINE_START : State.PASSING;
    }
    return at + 1;
  }

  private int collect(byte[] bytes, int from, int stop) throws IOException {
    int at = from;
    boolean ended = false;
    while (at < stop && !ended) {
      ended = end.isAt(bytes[at++]);
    }
    held.write(bytes, from, at - from);
    if (ended) {
      out.write(names.replaced(held.toByteArray()));
      held.reset();
      state = State.LINE_START;
    } else if (held.size() > LONGEST_STATEMENT) {
      held.writeTo(out);
      held.reset();
      state = State.PASSING;
    }
    return at;
  }

  private static boolean startsWith(byte[] bytes, byte[] beginning) {
    if (bytes.length < beginning.length) {
      return false;
    }
    for (int i = 0; i < beginning.length; i++) {
      if (bytes[i] != beginning[i]) {
        return false;
      }
    }
    return true;
  }

  /** Finds the semicolon at the end of a line that is neither in a text nor in a name. */
  private static final class StatementEnd {
    private int quote;
    private boolean escaped;
    private boolean afterSemicolon;

    void skip(byte[] bytes) {
      for (byte b : bytes) {
        isAt(b);
      }
    }

    boolean isAt(byte b) {
      if (quote != 0) {
        if (escaped) {
          escaped = false;
        } else if (b == '\\' && quote == '\'') {
          escaped = true;
        } else if (b == quote) {
          quote = 0;
        }
        return false;
      }
      boolean ended = b == '\n' && afterSemicolon;
      afterSemicolon = b == ';';
      quote = b == '\'' || b == '`' ? b : 0;
      return ended;
    }
  }
}

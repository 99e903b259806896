package io.dbackup.adapter.database.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of statements as {@code pg_dump} writes them, enough to find the roles in them: names,
 * quoted names, texts and single signs.
 */
final class SqlTokens {
  /** What a token is. */
  enum Kind {
    WORD,
    QUOTED_NAME,
    TEXT,
    SIGN
  }

  /** A token; the value of a quoted name is without its quotes. */
  record Token(Kind kind, String value, int start, int end) {
    boolean isWord(String keyword) {
      return kind == Kind.WORD && value.toUpperCase(Locale.ROOT).equals(keyword);
    }

    boolean isSign(String sign) {
      return kind == Kind.SIGN && value.equals(sign);
    }
  }

  private final String sql;
  private int at;

  private SqlTokens(String sql) {
    this.sql = sql;
  }

  static List<Token> of(String sql) {
    SqlTokens reader = new SqlTokens(sql);
    List<Token> tokens = new ArrayList<>();
    while (reader.skipSpace()) {
      tokens.add(reader.next());
    }
    return tokens;
  }

  private boolean skipSpace() {
    while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
      at++;
    }
    return at < sql.length();
  }

  private Token next() {
    int start = at;
    char c = sql.charAt(at);
    if (c == '"') {
      String value = quoted('"');
      return new Token(Kind.QUOTED_NAME, value, start, at);
    }
    if (c == '\'') {
      String value = quoted('\'');
      return new Token(Kind.TEXT, value, start, at);
    }
    if (!isPartOfWord(c)) {
      at++;
      return new Token(Kind.SIGN, String.valueOf(c), start, at);
    }
    while (at < sql.length() && isPartOfWord(sql.charAt(at))) {
      at++;
    }
    return new Token(Kind.WORD, sql.substring(start, at), start, at);
  }

  private String quoted(char quote) {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < sql.length()) {
      char c = sql.charAt(at++);
      if (c == quote) {
        if (at == sql.length() || sql.charAt(at) != quote) {
          break;
        }
        at++;
      }
      value.append(c);
    }
    return value.toString();
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 127;
  }
}

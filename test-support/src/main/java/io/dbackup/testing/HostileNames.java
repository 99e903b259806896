package io.dbackup.testing;

import java.util.List;
import java.util.stream.Stream;

/**
 * Names that have broken backup programs before. They are data: every one must come back exactly as
 * it was.
 */
public final class HostileNames {
  /** Fit everywhere: files, databases of both engines, tables. */
  private static final List<String> COMMON =
      List.of(
          "--help",
          "-version",
          "-",
          "plain",
          "two words",
          " leading blank",
          "single'quote",
          "double\"quote",
          "back`tick",
          "semi;colon",
          "a=b",
          "dbname=x host=evil.invalid",
          "postgresql-no-scheme",
          "percent%41%s%n",
          "dollar$HOME$(id)",
          "star*and?mark[a]",
          "brace{a,b}",
          "pipe|amp&lt<gt>",
          "hash#tilde~bang!",
          "comma,dot.and.dots..",
          "UPPER and lower",
          "ümläut ßtraße",
          "naïve café",
          "Ελληνικά",
          "русский",
          "日本語データ",
          "العربية",
          "שלום",
          "e\u0301 combining",
          "zero\u200bwidth",
          "NULL",
          "select",
          "table",
          "CON",
          "@at",
          "+plus",
          "(paren)",
          "user:password@host",
          "x".repeat(63));

  private HostileNames() {}

  /** Names for objects at a destination; each is one segment of a path. */
  public static Stream<String> forFiles() {
    return Stream.concat(
        COMMON.stream(),
        Stream.of(
            "emoji 🐘🐬",
            "trailing blank ",
            "...",
            ".hidden",
            "y".repeat(200),
            "ü".repeat(100),
            "🐘".repeat(50)));
  }

  /** Names for PostgreSQL databases, at most 63 bytes. */
  public static Stream<String> forPostgres() {
    return Stream.concat(
        COMMON.stream(),
        Stream.of(
            "emoji 🐘🐬",
            "trailing blank ",
            "slash/in/name",
            "back\\slash",
            "postgresql://u@evil.invalid/x",
            "new\nline",
            "tab\there",
            "ü".repeat(31)));
  }

  /** Names for MySQL and MariaDB databases, at most 64 characters of the basic plane. */
  public static Stream<String> forMysql() {
    return Stream.concat(
        COMMON.stream(),
        Stream.of("slash/in/name", "back\\slash", "new\nline", "tab\there", "ü".repeat(64)));
  }
}

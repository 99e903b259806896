package io.dbackup.config;

import io.dbackup.error.BackupException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A setting that can be changed while the server runs: its name, its type, what values it takes and
 * what it means. Immutable.
 */
public final class Setting<T> {
  /** How a form should ask for it. */
  public enum Kind {
    INTEGER,
    CHOICE,
    TEXT
  }

  private final String name;
  private final String description;
  private final Kind kind;
  private final Optional<String> otherwise;
  private final String rule;
  private final List<String> options;
  private final Function<String, Optional<T>> reader;

  private Setting(
      String name,
      String description,
      Kind kind,
      Optional<String> otherwise,
      String rule,
      List<String> options,
      Function<String, Optional<T>> reader) {
    this.name = Objects.requireNonNull(name);
    this.description = Objects.requireNonNull(description);
    this.kind = kind;
    this.otherwise = otherwise;
    this.rule = rule;
    this.options = options;
    this.reader = reader;
  }

  static Setting<Integer> integer(
      String name, int otherwise, int least, int most, String description) {
    return new Setting<>(
        name,
        description,
        Kind.INTEGER,
        Optional.of(Integer.toString(otherwise)),
        "must be a whole number from " + least + " to " + most,
        List.of(),
        text -> whole(text).filter(number -> number >= least && number <= most));
  }

  static <E extends Enum<E>> Setting<E> choice(
      String name, E otherwise, Class<E> words, String description) {
    List<String> options = Arrays.stream(words.getEnumConstants()).map(Setting::word).toList();
    return new Setting<>(
        name,
        description,
        Kind.CHOICE,
        Optional.of(word(otherwise)),
        "must be one of " + String.join(", ", options),
        options,
        text ->
            Arrays.stream(words.getEnumConstants()).filter(e -> word(e).equals(text)).findFirst());
  }

  static Setting<ZoneId> zone(String name, String otherwise, String description) {
    return text(
        name,
        Optional.of(otherwise),
        "must be a time zone such as UTC or Europe/Berlin",
        Setting::zone,
        description);
  }

  /**
   * @param reader empty for a text that does not fit
   */
  static <T> Setting<T> text(
      String name,
      Optional<String> otherwise,
      String rule,
      Function<String, Optional<T>> reader,
      String description) {
    return new Setting<>(name, description, Kind.TEXT, otherwise, rule, List.of(), reader);
  }

  /** The MicroProfile Config name, such as {@code dbackup.max-concurrent-jobs}. */
  public String name() {
    return name;
  }

  /** The environment variable that fixes it. */
  public String environmentVariable() {
    return SettingSource.environmentName(name);
  }

  /** What it does, for people. */
  public String description() {
    return description;
  }

  public Kind kind() {
    return kind;
  }

  /** The value when nobody gave one, as text; empty when there is none then. */
  public Optional<String> otherwise() {
    return otherwise;
  }

  /** What values it takes, in words that follow its name. */
  public String rule() {
    return rule;
  }

  /** The words a choice takes; empty for other kinds. */
  public List<String> options() {
    return options;
  }

  /** The value of a text; INVALID, naming the setting and never the text, when it does not fit. */
  public T read(String text) {
    return reader
        .apply(text)
        .orElseThrow(() -> BackupException.invalid("Setting " + name + " " + rule));
  }

  /** Empty when the text does not fit. */
  Optional<T> tryRead(String text) {
    return reader.apply(text);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Integer> whole(String text) {
    try {
      return Optional.of(Integer.valueOf(text));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}

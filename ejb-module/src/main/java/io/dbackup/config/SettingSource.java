package io.dbackup.config;

import io.dbackup.error.BackupException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads settings by name. Every setting {@code x} has a twin {@code x.file} (in the environment
 * {@code X_FILE}) that names a file holding the value, for secrets that are mounted as files; the
 * setting itself wins. A blank value counts as missing. Thread-safe.
 */
final class SettingSource {
  private final Function<String, Optional<String>> values;

  SettingSource(Function<String, Optional<String>> values) {
    this.values = Objects.requireNonNull(values);
  }

  Optional<String> text(String name) {
    Optional<String> direct = plain(name);
    return direct.isPresent() ? direct : plain(twin(name)).map(file -> contentOf(name, file));
  }

  int integer(String name, int otherwise, int least, int most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw wrong(name, "must be a whole number from " + least + " to " + most);
    }
    throw wrong(name, "must be a whole number from " + least + " to " + most);
  }

  /** The error for a setting that cannot be used; it names the setting, never its value. */
  static BackupException wrong(String name, String rule) {
    return BackupException.invalid(
        "Setting " + name + " (environment " + environmentName(name) + ") " + rule);
  }

  /** The setting that names a file holding the value. */
  static String twin(String name) {
    return name + ".file";
  }

  static String environmentName(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
  }

  private Optional<String> plain(String name) {
    return values.apply(name).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static String contentOf(String name, String file) {
    try {
      String content = Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
      if (content.isEmpty()) {
        throw wrong(name + ".file", "names an empty file: " + file);
      }
      return content;
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw wrong(
          name + ".file",
          "names a file that cannot be read: " + file + " (" + e.getClass().getSimpleName() + ")");
    }
  }
}

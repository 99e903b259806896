package io.dbackup.spi.storage;

import io.dbackup.error.BackupException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The place of an object relative to the root of its destination: segments separated by {@code /}.
 * A path that could leave the destination (absolute, {@code ..}, backslash, control character)
 * cannot be made. Immutable.
 */
public final class StoragePath implements Comparable<StoragePath> {
  /** Longest path accepted, in characters. */
  public static final int MAX_LENGTH = 900;

  /** The root itself: a prefix for listing, not an object. */
  public static final StoragePath ROOT = new StoragePath("");

  /** A dot, slash or backslash in percent encoding: a path decoded once too seldom. */
  private static final Pattern ENCODED = Pattern.compile("%(2[EeFf]|5[Cc])");

  private final String value;

  private StoragePath(String value) {
    this.value = value;
  }

  /** Parses a path as a listing returns it; INVALID when it is not one. */
  public static StoragePath of(String value) {
    if (value == null || value.isEmpty()) {
      throw BackupException.invalid("path must not be empty");
    }
    if (value.length() > MAX_LENGTH) {
      throw BackupException.invalid("path is longer than " + MAX_LENGTH + " characters");
    }
    if (value.indexOf('\\') >= 0 || value.chars().anyMatch(Character::isISOControl)) {
      throw BackupException.invalid("path contains a character that is not allowed");
    }
    if (ENCODED.matcher(value).find()) {
      throw BackupException.invalid("path must not be percent-encoded twice");
    }
    for (String segment : value.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        throw BackupException.invalid(
            "path must stay inside the destination and have no empty parts");
      }
    }
    return new StoragePath(value);
  }

  /** This path with further segments below it. */
  public StoragePath resolve(String relative) {
    return of(value.isEmpty() ? relative : value + "/" + relative);
  }

  /** This path with characters appended to its last segment. */
  public StoragePath withSuffix(String suffix) {
    return of(value + suffix);
  }

  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  public List<String> segments() {
    return value.isEmpty() ? List.of() : Arrays.asList(value.split("/"));
  }

  /** The text form; {@link #of(String)} reads it back. */
  public String value() {
    return value;
  }

  @Override
  public int compareTo(StoragePath other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoragePath path && path.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}

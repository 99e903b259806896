package io.dbackup.job;

import io.dbackup.error.BackupException;

/** How a dump is compressed on its way to the destination. */
public enum Compression {
  NONE("", 0, 0, 0),
  /** RFC 1952, read by {@code gunzip}. */
  GZIP(".gz", 1, 9, 6),
  /** RFC 8878, read by {@code zstd -d}. */
  ZSTD(".zst", 1, 19, 3);

  private final String fileSuffix;
  private final int minLevel;
  private final int maxLevel;
  private final int defaultLevel;

  Compression(String fileSuffix, int minLevel, int maxLevel, int defaultLevel) {
    this.fileSuffix = fileSuffix;
    this.minLevel = minLevel;
    this.maxLevel = maxLevel;
    this.defaultLevel = defaultLevel;
  }

  /** What is appended to a file name, with its dot; empty for {@link #NONE}. */
  public String fileSuffix() {
    return fileSuffix;
  }

  public int defaultLevel() {
    return defaultLevel;
  }

  /** The level itself, or an INVALID error that names the field and the range. */
  public int requireLevel(int level) {
    if (this == NONE) {
      throw BackupException.invalid("compressionLevel goes with compression GZIP or ZSTD only");
    }
    if (level < minLevel || level > maxLevel) {
      throw BackupException.invalid(
          "compressionLevel must be from " + minLevel + " to " + maxLevel + " for " + name());
    }
    return level;
  }

  /** The compression named in a request; INVALID for any other word. */
  public static Compression parse(String word) {
    for (Compression compression : values()) {
      if (compression.name().equals(word)) {
        return compression;
      }
    }
    throw BackupException.invalid("compression must be NONE, GZIP or ZSTD");
  }
}

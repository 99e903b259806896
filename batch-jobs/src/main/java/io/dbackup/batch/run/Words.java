package io.dbackup.batch.run;

import io.dbackup.error.BackupException;
import io.dbackup.pipeline.DamagedBackupException;
import java.time.Duration;
import java.util.Locale;

/** Failures, times and sizes in words for users. */
public final class Words {
  private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};

  private Words() {}

  /** What to tell the user about a failure; never empty, never a secret. */
  public static String of(Throwable failure) {
    if (failure instanceof BackupException || failure instanceof DamagedBackupException) {
      return failure.getMessage();
    }
    if (failure instanceof OutOfMemoryError) {
      return "The server ran out of memory";
    }
    String message = failure.getMessage();
    String kind = failure.getClass().getSimpleName();
    return message == null || message.isBlank()
        ? "Unexpected failure: " + kind
        : message + " (" + kind + ")";
  }

  /** A duration such as {@code 5 minutes} or {@code 90 s}. */
  public static String of(Duration time) {
    long seconds = time.toSeconds();
    if (seconds >= 60 && seconds % 60 == 0) {
      return seconds == 60 ? "1 minute" : seconds / 60 + " minutes";
    }
    return seconds == 0 ? time.toMillis() + " ms" : seconds + " s";
  }

  /** A number of bytes such as {@code 12.3 MiB}. */
  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }

  /** Bytes in a time, such as {@code 12.3 MiB in 2 s (6.1 MiB/s)}. */
  public static String speed(long bytes, Duration time) {
    long millis = Math.max(1, time.toMillis());
    return bytes(bytes) + " in " + of(time) + " (" + bytes(bytes * 1000 / millis) + "/s)";
  }
}

package io.dbackup.adapter.database.mysql;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.nio.charset.StandardCharsets;

/** Watches for the line a dump program writes when it has come to its end. Not thread-safe. */
final class SqlTrailer {
  private static final String MARK = "-- Dump completed";
  private static final int KEPT = 256;

  private final byte[] tail = new byte[KEPT];
  private int length;

  void accept(byte[] bytes, int offset, int count) {
    int fresh = Math.min(count, KEPT);
    int old = Math.min(length, KEPT - fresh);
    System.arraycopy(tail, length - old, tail, 0, old);
    System.arraycopy(bytes, offset + count - fresh, tail, old, fresh);
    length = old + fresh;
  }

  /** INTEGRITY when the last line was not the mark. */
  void requireComplete() {
    String end = new String(tail, 0, length, StandardCharsets.UTF_8);
    String lastLine = end.stripTrailing();
    lastLine = lastLine.substring(lastLine.lastIndexOf('\n') + 1);
    if (!end.endsWith("\n") || !lastLine.startsWith(MARK)) {
      throw new AdapterException(
          AdapterFailure.INTEGRITY,
          "The dump is incomplete: it does not end with the line \"" + MARK + "\".");
    }
  }
}

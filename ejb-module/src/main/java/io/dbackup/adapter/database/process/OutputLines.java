package io.dbackup.adapter.database.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The wanted lines a program writes to one of its message streams, kept in bounded memory (about 64
 * KiB): the first ones, because they tell causes, and the last ones, because they tell the end; a
 * line repeated at once is kept once. Thread-safe.
 */
final class OutputLines {
  private static final int LINES_AT_EACH_END = 100;
  private static final int LONGEST_LINE = 320;

  private final List<String> first = new ArrayList<>();
  private final Deque<String> last = new ArrayDeque<>();
  private final Predicate<String> wanted;
  private long leftOut;

  OutputLines(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  /** Reads to the end of the stream, whatever comes, so that the program never blocks on it. */
  void drain(InputStream stream) throws IOException {
    byte[] line = new byte[LONGEST_LINE];
    int length = 0;
    byte[] buffer = new byte[8192];
    for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
      for (int i = 0; i < count; i++) {
        if (buffer[i] == '\n') {
          add(line, length);
          length = 0;
        } else if (length < LONGEST_LINE) {
          line[length++] = buffer[i];
        }
      }
    }
    add(line, length);
  }

  synchronized List<String> lines() {
    List<String> all = new ArrayList<>(first);
    if (leftOut > 0) {
      all.add("(" + leftOut + " more lines left out)");
    }
    all.addAll(last);
    return all;
  }

  private void add(byte[] bytes, int length) {
    String line = new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
    if (!line.isEmpty() && wanted.test(line)) {
      add(line);
    }
  }

  private synchronized void add(String line) {
    if (line.equals(last.isEmpty() ? lastOf(first) : last.getLast())) {
      return;
    }
    if (first.size() < LINES_AT_EACH_END) {
      first.add(line);
      return;
    }
    last.addLast(line);
    if (last.size() > LINES_AT_EACH_END) {
      last.removeFirst();
      leftOut++;
    }
  }

  private static String lastOf(List<String> lines) {
    return lines.isEmpty() ? null : lines.get(lines.size() - 1);
  }
}

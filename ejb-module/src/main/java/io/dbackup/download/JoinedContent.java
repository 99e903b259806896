package io.dbackup.download;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** Several contents one after the other. Each is opened when its turn comes. */
record JoinedContent(List<Content> parts) implements Content {
  JoinedContent {
    parts = List.copyOf(parts);
  }

  @Override
  public long size() {
    return parts.stream().mapToLong(Content::size).sum();
  }

  @Override
  public InputStream open(long offset) {
    int first = 0;
    long left = offset;
    while (first < parts.size() && left >= parts.get(first).size()) {
      left -= parts.get(first).size();
      first++;
    }
    return new Joined(first, left);
  }

  private final class Joined extends InputStream {
    private int next;
    private long offsetOfNext;
    private InputStream current;
    private long expected;

    Joined(int next, long offsetOfNext) {
      this.next = next;
      this.offsetOfNext = offsetOfNext;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      if (length == 0) {
        return 0;
      }
      while (current != null || advance()) {
        int read = current.read(bytes, offset, length);
        if (read > 0) {
          expected -= read;
          requirePlausible(expected >= 0);
          return read;
        }
        requirePlausible(expected == 0);
        closeCurrent();
      }
      return -1;
    }

    private boolean advance() throws IOException {
      if (next == parts.size()) {
        return false;
      }
      expected = parts.get(next).size() - offsetOfNext;
      current = parts.get(next).open(offsetOfNext);
      next++;
      offsetOfNext = 0;
      return true;
    }

    private void requirePlausible(boolean condition) throws IOException {
      if (!condition) {
        throw new IOException("A part of the download has another length than was announced");
      }
    }

    private void closeCurrent() throws IOException {
      InputStream closing = current;
      current = null;
      closing.close();
    }

    @Override
    public void close() throws IOException {
      next = parts.size();
      if (current != null) {
        closeCurrent();
      }
    }
  }
}

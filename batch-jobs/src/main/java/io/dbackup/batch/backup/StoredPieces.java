package io.dbackup.batch.backup;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Takes what comes out of a chain and keeps it in pieces until they are written, using the same
 * memory over and over. For one thread.
 */
final class StoredPieces extends OutputStream {
  static final int PIECE_SIZE = 1 << 20;

  private static final int KEPT = 32;

  private final Deque<byte[]> free = new ArrayDeque<>();
  private List<ByteBuffer> full = new ArrayList<>();
  private byte[] current;
  private int filled;

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (current == null) {
        current = free.isEmpty() ? new byte[PIECE_SIZE] : free.pop();
        filled = 0;
      }
      int part = Math.min(end - at, PIECE_SIZE - filled);
      System.arraycopy(bytes, at, current, filled, part);
      filled += part;
      at += part;
      if (filled == PIECE_SIZE) {
        takeCurrent();
      }
    }
  }

  private void takeCurrent() {
    full.add(ByteBuffer.wrap(current, 0, filled));
    current = null;
  }

  /** Everything taken so far and not handed on yet; whole pieces only, unless it is the rest. */
  List<ByteBuffer> handOn(boolean rest) {
    if (rest && current != null) {
      takeCurrent();
    }
    List<ByteBuffer> pieces = full;
    full = new ArrayList<>();
    return pieces;
  }

  /** Takes the memory of written pieces back. */
  void recycle(List<ByteBuffer> pieces) {
    for (ByteBuffer piece : pieces) {
      if (free.size() < KEPT) {
        free.push(piece.array());
      }
    }
  }
}

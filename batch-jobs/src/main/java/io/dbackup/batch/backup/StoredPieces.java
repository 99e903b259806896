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
  private final PieceMemory memory;
  private final Deque<ByteBuffer> free = new ArrayDeque<>();
  private List<ByteBuffer> full = new ArrayList<>();
  private ByteBuffer current;

  StoredPieces(PieceMemory memory) {
    this.memory = memory;
  }

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
        current = free.isEmpty() ? memory.take() : free.pop();
      }
      int part = Math.min(end - at, current.remaining());
      current.put(bytes, at, part);
      at += part;
      if (!current.hasRemaining()) {
        takeCurrent();
      }
    }
  }

  private void takeCurrent() {
    full.add(current.flip());
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
      free.push(piece.clear());
    }
  }

  /**
   * Leaves the memory to the next backup; not that of pieces handed on and never recycled, which a
   * stuck destination may still read.
   */
  @Override
  public void close() {
    free.forEach(memory::giveBack);
    free.clear();
  }
}

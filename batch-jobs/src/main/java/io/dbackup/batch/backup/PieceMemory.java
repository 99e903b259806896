package io.dbackup.batch.backup;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Memory for what is about to be stored, kept from one backup to the next. It lies outside of the
 * heap: files take it from there without another copy, and the collector never moves it. Up to
 * {@value #MOST_KEPT} MiB stay once they were needed. Thread-safe.
 */
@ApplicationScoped
public class PieceMemory {
  /** Bytes of a piece. */
  static final int PIECE_SIZE = 1 << 20;

  static final int MOST_KEPT = 48;

  private final BlockingQueue<ByteBuffer> kept = new ArrayBlockingQueue<>(MOST_KEPT);

  /** An empty piece, with whatever its last user left in it. */
  ByteBuffer take() {
    ByteBuffer piece = kept.poll();
    return piece == null ? ByteBuffer.allocateDirect(PIECE_SIZE) : piece.clear();
  }

  /** For the next one; the caller has no use for it any more. */
  void giveBack(ByteBuffer piece) {
    kept.offer(piece);
  }
}

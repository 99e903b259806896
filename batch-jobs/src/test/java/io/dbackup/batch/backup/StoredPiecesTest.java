package io.dbackup.batch.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is about to be stored waits in memory that every backup uses again. */
class StoredPiecesTest {
  private static final int PIECE = PieceMemory.PIECE_SIZE;

  private final PieceMemory memory = new PieceMemory();
  private final StoredPieces pieces = new StoredPieces(memory);

  @Test
  void whatIsWrittenComesOutInOrderHoweverItWasCut() {
    byte[] written = random(5 * PIECE / 2);
    byte[] stored = new byte[written.length];
    ByteBuffer all = ByteBuffer.wrap(stored);
    Random lengths = new Random(7);
    int at = 0;
    while (at < written.length) {
      int length = Math.min(1 + lengths.nextInt(PIECE), written.length - at);
      pieces.write(written, at, length);
      at += length;
      store(all);
    }
    pieces.handOn(true).forEach(all::put);

    assertThat(all.hasRemaining()).isFalse();
    assertThat(Arrays.equals(stored, written)).isTrue();
  }

  @Test
  void aSingleByteIsWrittenToo() {
    pieces.write(7);
    pieces.write(-1);

    assertThat(pieces.handOn(true)).containsExactly(ByteBuffer.wrap(new byte[] {7, -1}));
  }

  @Test
  void theRestWaitsUntilItIsTheRest() {
    pieces.write(new byte[PIECE + 1], 0, PIECE + 1);

    assertThat(pieces.handOn(false)).extracting(ByteBuffer::remaining).containsExactly(PIECE);
    assertThat(pieces.handOn(false)).isEmpty();
    assertThat(pieces.handOn(true)).extracting(ByteBuffer::remaining).containsExactly(1);
  }

  @Test
  void theNextBackupUsesTheMemoryOfTheLast() {
    List<ByteBuffer> first = take(pieces, 2);
    pieces.recycle(first);
    pieces.close();

    List<ByteBuffer> second = take(new StoredPieces(memory), 3);

    assertThat(shared(first, second)).isEqualTo(2);
  }

  @Test
  void memoryOfWrittenPiecesIsUsedAgainWithinABackup() {
    List<ByteBuffer> first = take(pieces, 2);
    pieces.recycle(first);

    assertThat(shared(first, take(pieces, 2))).isEqualTo(2);
  }

  @Test
  void noOtherBackupGetsWhatIsStillBeingWritten() {
    List<ByteBuffer> handedOn = take(pieces, 2);
    pieces.close();

    assertThat(shared(handedOn, take(new StoredPieces(memory), 2))).isZero();
  }

  @Test
  void onlySoMuchMemoryIsKeptForLater() {
    int most = PieceMemory.MOST_KEPT;
    List<ByteBuffer> many = new ArrayList<>();
    for (int i = 0; i < most + 2; i++) {
      many.add(memory.take());
    }
    many.forEach(memory::giveBack);

    List<ByteBuffer> later = new ArrayList<>();
    for (int i = 0; i < most + 2; i++) {
      later.add(memory.take());
    }
    assertThat(shared(many, later)).isEqualTo(most);
  }

  /** Writes what is whole so far, as a destination does. */
  private void store(ByteBuffer all) {
    List<ByteBuffer> whole = pieces.handOn(false);
    whole.forEach(piece -> all.put(piece.duplicate()));
    pieces.recycle(whole);
  }

  private static List<ByteBuffer> take(StoredPieces pieces, int count) {
    pieces.write(new byte[count * PIECE], 0, count * PIECE);
    return pieces.handOn(false);
  }

  /** How many of these are the same memory, whatever stands in it. */
  private static long shared(List<ByteBuffer> some, List<ByteBuffer> others) {
    return others.stream()
        .filter(other -> some.stream().anyMatch(one -> isSameMemory(one, other)))
        .count();
  }

  private static boolean isSameMemory(ByteBuffer one, ByteBuffer other) {
    byte before = one.get(0);
    other.put(0, (byte) (before + 1));
    boolean same = one.get(0) != before;
    other.put(0, before);
    return same;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(11).nextBytes(bytes);
    return bytes;
  }
}

package io.dbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.backup.ObjectDigests;
import io.dbackup.job.Compression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happens to stored bytes, reading fails, and what was read before is the true beginning
 * of the dump. Encrypted objects are read here <em>without</em> the digests of a manifest: the
 * format alone must notice.
 */
class CorruptionTest {
  private static final int SEGMENT = EncryptionHeader.MIN_SEGMENT_SIZE;
  private static final byte[] PLAIN = Samples.text(5 * (SEGMENT - 16) + 100);
  private static final ObjectContext CONTEXT = Samples.context("backup-1", 1);

  @BeforeAll
  static void compileTheCipher() throws IOException {
    CipherWarmUp.run();
  }

  @ParameterizedTest
  @CsvSource({
    "magic, 0, 8",
    "version, 8, 1",
    "suite, 9, 1",
    "headerLength, 10, 2",
    "segmentSize, 12, 4",
    "salt, 16, 32",
    "noncePrefix, 48, 7",
    "keyCheck, 55, 16",
    "profileLength, 71, 1",
    "profileId, 72, 9",
    "contextLength, 81, 2"
  })
  void everyBitOfEveryHeaderFieldShouldCount(String field, int offset, int length)
      throws IOException {
    byte[] stored = encode(PLAIN, SEGMENT);
    for (int bit = offset * 8; bit < (offset + length) * 8; bit++) {
      assertFails(flip(stored, bit), field + " bit " + bit);
    }
  }

  @Test
  void everyBitOfTheContextShouldCount() throws IOException {
    byte[] stored = encode(PLAIN, SEGMENT);
    for (int bit = 83 * 8; bit < headerLength(stored) * 8; bit++) {
      assertFails(flip(stored, bit), "context bit " + bit);
    }
  }

  @Test
  void everyValueOfTheSmallHeaderFieldsShouldFail() throws IOException {
    byte[] stored = encode(PLAIN, SEGMENT);
    for (int value = 0; value < 65_536; value += value < 300 ? 1 : 97) {
      byte[] changed = stored.clone();
      ByteBuffer.wrap(changed).putShort(10, (short) value);
      if (!Arrays.equals(changed, stored)) {
        assertFails(changed, "header length " + value);
      }
    }
    for (int value = 0; value <= 70_000; value += 13) {
      byte[] changed = stored.clone();
      ByteBuffer.wrap(changed).putInt(12, value);
      if (value != SEGMENT) {
        assertFails(changed, "segment size " + value);
      }
    }
  }

  @Test
  void tenThousandRandomFlipsShouldFail() throws IOException {
    byte[] stored = encode(PLAIN, SEGMENT);
    Random random = new Random(20_261_101);
    for (int i = 0; i < 10_000; i++) {
      int bit = random.nextInt(stored.length * 8);
      assertFails(flip(stored, bit), "bit " + bit);
    }
  }

  @Test
  void everyCutShouldFail() throws IOException {
    byte[] stored = encode(PLAIN, SEGMENT);
    int header = headerLength(stored);
    for (int length = 0; length < stored.length; length++) {
      boolean nearBorder = (length - header + SEGMENT + 20) % SEGMENT <= 40;
      if (nearBorder || length < header || length % 23 == 0) {
        assertFails(Arrays.copyOf(stored, length), "cut to " + length);
      }
    }
  }

  @Test
  void aCutAtASegmentBorderShouldBeNamed() throws IOException {
    byte[] stored = encode(PLAIN, SEGMENT);
    String message = assertFails(Arrays.copyOf(stored, headerLength(stored) + 2 * SEGMENT), "cut");
    assertThat(message).contains("Segment 1 ").contains("cut off");
  }

  @Test
  void everySwapRepetitionAndOmissionOfSegmentsShouldFail() throws IOException {
    byte[] stored = encode(PLAIN, SEGMENT);
    int segments = 6;
    for (int a = 0; a < segments; a++) {
      for (int b = 0; b < segments; b++) {
        if (a != b) {
          assertFails(rearrange(stored, swapped(segments, a, b)), "swap " + a + " and " + b);
          assertFails(rearrange(stored, replaced(segments, a, b)), b + " in place of " + a);
        }
      }
      assertFails(rearrange(stored, repeated(segments, a)), "repeat " + a);
      assertFails(rearrange(stored, omitted(segments, a)), "omit " + a);
    }
  }

  @Test
  void anythingAppendedShouldFail() throws IOException {
    for (int plainSize : new int[] {0, 1, SEGMENT - 16, 2 * (SEGMENT - 16), PLAIN.length}) {
      byte[] stored = encode(Arrays.copyOf(PLAIN, plainSize), SEGMENT);
      for (int extra : new int[] {1, 15, 16, 17, SEGMENT - 1, SEGMENT, SEGMENT + 1}) {
        assertFails(Arrays.copyOf(stored, stored.length + extra), plainSize + "+" + extra);
      }
      assertFails(Samples.concat(stored, stored), "twice " + plainSize);
    }
  }

  @Test
  void segmentsOfAnotherObjectShouldFail() throws IOException {
    byte[] stored = encode(PLAIN, SEGMENT);
    byte[] other = encode(PLAIN, SEGMENT);
    int header = headerLength(stored);
    for (int segment = 0; segment < 6; segment++) {
      int start = header + segment * SEGMENT;
      int length = Math.min(SEGMENT, stored.length - start);
      byte[] mixed = stored.clone();
      System.arraycopy(other, start, mixed, start, length);
      assertFails(mixed, "segment " + segment + " of another object");
    }
    byte[] otherHeader = stored.clone();
    System.arraycopy(other, 0, otherHeader, 0, header);
    assertFails(otherHeader, "header of another object");
  }

  @Test
  void aForeignObjectUnderTheRightNameShouldGiveNoByte() throws IOException {
    for (ObjectContext foreign :
        new ObjectContext[] {Samples.context("backup-2", 1), Samples.context("backup-1", 2)}) {
      byte[] stored =
          Samples.encode(new EncryptionStage(Samples.KEY, Samples.PROFILE, foreign), PLAIN);
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      assertThat(failure(stage(SEGMENT), stored, read)).hasMessageContaining("foreign object");
      assertThat(read.size()).isZero();
    }
  }

  @Test
  void aWrongKeyShouldBeToldFromDamage() throws IOException {
    EncryptionStage wrong = new EncryptionStage(Samples.OTHER_KEY, Samples.PROFILE, CONTEXT);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    assertThat(failure(wrong, encode(PLAIN, SEGMENT), read))
        .isInstanceOf(WrongKeyException.class)
        .hasMessageContaining(Samples.PROFILE);
    assertThat(read.size()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void randomFlipsInACompressedAndEncryptedObjectShouldFail(Compression compression)
      throws IOException {
    StageChain chain =
        StageChain.of("o", compression, compression.defaultLevel(), Optional.of(stage(SEGMENT)));
    assertFlipsFail(chain, Optional.empty());
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void randomFlipsInAPlainObjectShouldFailAgainstTheManifest(Compression compression)
      throws IOException {
    StageChain chain =
        StageChain.of("o", compression, compression.defaultLevel(), Optional.empty());
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    ObjectDigests digests;
    try (ChainOutput output = chain.encode(stored)) {
      output.write(PLAIN);
      digests = output.finish();
    }
    Random random = new Random(7);
    for (int i = 0; i < 1_500; i++) {
      byte[] changed = flip(stored.toByteArray(), random.nextInt(stored.size() * 8));
      assertThat(failure(chain, changed, Optional.of(digests), new ByteArrayOutputStream()))
          .isNotNull();
    }
  }

  private static void assertFlipsFail(StageChain chain, Optional<ObjectDigests> expected)
      throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (ChainOutput output = chain.encode(stored)) {
      output.write(PLAIN);
      output.finish();
    }
    Random random = new Random(8);
    for (int i = 0; i < 1_500; i++) {
      int bit = random.nextInt(stored.size() * 8);
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      assertThat(failure(chain, flip(stored.toByteArray(), bit), expected, read))
          .as("bit %d", bit)
          .isNotNull();
      assertPrefix(read.toByteArray(), "bit " + bit);
    }
  }

  private static String assertFails(byte[] stored, String what) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    DamagedBackupException failure = failure(stage(SEGMENT), stored, read);
    assertThat(failure).as(what).isNotNull();
    assertPrefix(read.toByteArray(), what);
    return failure.getMessage();
  }

  private static void assertPrefix(byte[] read, String what) {
    assertThat(
            read.length <= PLAIN.length
                && Arrays.equals(read, 0, read.length, PLAIN, 0, read.length))
        .as("what was read before the failure is a true prefix: %s", what)
        .isTrue();
  }

  private static DamagedBackupException failure(
      StreamStage stage, byte[] stored, ByteArrayOutputStream read) throws IOException {
    try (InputStream input = stage.decode(new ByteArrayInputStream(stored))) {
      Samples.copyByChunks(input, read);
      return null;
    } catch (DamagedBackupException e) {
      return e;
    }
  }

  private static DamagedBackupException failure(
      StageChain chain, byte[] stored, Optional<ObjectDigests> expected, ByteArrayOutputStream read)
      throws IOException {
    try (InputStream input = chain.decode(new ByteArrayInputStream(stored), expected)) {
      Samples.copyByChunks(input, read);
      return null;
    } catch (DamagedBackupException e) {
      return e;
    }
  }

  private static EncryptionStage stage(int segmentSize) {
    return new EncryptionStage(
        Samples.KEY, Samples.PROFILE, CONTEXT, segmentSize, new SecureRandom());
  }

  private static byte[] encode(byte[] plain, int segmentSize) throws IOException {
    return Samples.encode(stage(segmentSize), plain);
  }

  private static int headerLength(byte[] stored) {
    return ByteBuffer.wrap(stored).getShort(10);
  }

  private static byte[] flip(byte[] stored, int bit) {
    byte[] changed = stored.clone();
    changed[bit / 8] ^= (byte) (1 << (bit % 8));
    return changed;
  }

  private static byte[] rearrange(byte[] stored, int... order) {
    int header = headerLength(stored);
    byte[] result = Arrays.copyOf(stored, header);
    for (int segment : order) {
      int start = header + segment * SEGMENT;
      result =
          Samples.concat(
              result, Arrays.copyOfRange(stored, start, Math.min(start + SEGMENT, stored.length)));
    }
    return result;
  }

  private static int[] swapped(int segments, int a, int b) {
    return order(
        segments,
        order -> {
          order[a] = b;
          order[b] = a;
          return order;
        });
  }

  private static int[] replaced(int segments, int a, int b) {
    return order(
        segments,
        order -> {
          order[a] = b;
          return order;
        });
  }

  private static int[] repeated(int segments, int a) {
    int[] order = new int[segments + 1];
    for (int i = 0; i <= segments; i++) {
      order[i] = i <= a ? i : i - 1;
    }
    return order;
  }

  private static int[] omitted(int segments, int a) {
    int[] order = new int[segments - 1];
    for (int i = 0; i < segments - 1; i++) {
      order[i] = i < a ? i : i + 1;
    }
    return order;
  }

  private static int[] order(int segments, UnaryOperator<int[]> change) {
    int[] order = new int[segments];
    Arrays.setAll(order, i -> i);
    return change.apply(order);
  }
}

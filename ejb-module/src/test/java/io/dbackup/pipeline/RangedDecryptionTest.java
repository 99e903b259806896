package io.dbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RangedDecryptionTest {
  private static final int PLAIN_SEGMENT = 65_520;

  @Test
  void anyOffsetShouldGiveTheRest() throws IOException {
    byte[] plain = Samples.random(5 * PLAIN_SEGMENT + 17);
    RangedDecryption ranges = ranges(Samples.encode(Samples.encryption(), plain));
    assertThat(ranges.length()).isEqualTo(plain.length);
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      int border = random.nextInt(6) * PLAIN_SEGMENT;
      int offset = i % 2 == 0 ? random.nextInt(plain.length + 1) : Math.max(0, border + i % 5 - 2);
      assertRest(ranges, plain, offset);
    }
    assertRest(ranges, plain, plain.length);
  }

  @Test
  void sizesAroundSegmentBordersShouldBeComputed() throws IOException {
    for (int segments = 0; segments <= 2; segments++) {
      for (int size = segments * PLAIN_SEGMENT - 1; size <= segments * PLAIN_SEGMENT + 1; size++) {
        if (size >= 0) {
          byte[] plain = Samples.random(size);
          RangedDecryption ranges = ranges(Samples.encode(Samples.encryption(), plain));
          assertThat(ranges.length()).isEqualTo(size);
          assertRest(ranges, plain, size);
          assertRest(ranges, plain, size / 2);
        }
      }
    }
  }

  @Test
  void anOffsetOutsideShouldBeRefused() throws IOException {
    RangedDecryption ranges = ranges(Samples.encode(Samples.encryption(), new byte[10]));
    assertThatThrownBy(() -> ranges.open(11)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ranges.open(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLengthNoObjectHasShouldBeRefused() throws IOException {
    byte[] stored = Samples.encode(Samples.encryption(), new byte[PLAIN_SEGMENT]);
    int header = stored.length - PLAIN_SEGMENT - 16;
    for (int length :
        new int[] {header, header + 1, header + 15, header + 65_537, header + 65_536 + 16}) {
      byte[] resized = Arrays.copyOf(stored, length);
      assertThatThrownBy(() -> ranges(resized)).isInstanceOf(DamagedBackupException.class);
    }
  }

  @Test
  void damageInsideTheRangeShouldFail() throws IOException {
    byte[] plain = Samples.random(4 * PLAIN_SEGMENT);
    byte[] stored = Samples.encode(Samples.encryption(), plain);
    stored[stored.length - 2 * 65_536 + 5] ^= 1;
    RangedDecryption ranges = ranges(stored);
    assertThatThrownBy(() -> readFrom(ranges, PLAIN_SEGMENT + 1))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("Segment 2");
    assertThatThrownBy(() -> readFrom(ranges, 2 * PLAIN_SEGMENT + 1))
        .isInstanceOf(DamagedBackupException.class);
    assertRest(ranges, plain, 3 * PLAIN_SEGMENT);
  }

  @Test
  void aCutObjectShouldFailAtItsEnd() throws IOException {
    byte[] stored = Samples.encode(Samples.encryption(), Samples.random(3 * PLAIN_SEGMENT));
    RangedDecryption cut = ranges(Arrays.copyOf(stored, stored.length - 65_536));
    assertThatThrownBy(() -> readFrom(cut, PLAIN_SEGMENT))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("cut off");
  }

  @Test
  void anotherKeyOrObjectShouldBeRefused() throws IOException {
    byte[] stored = Samples.encode(Samples.encryption(), new byte[100]);
    EncryptionStage otherKey =
        new EncryptionStage(Samples.OTHER_KEY, Samples.PROFILE, Samples.context("backup-1", 1));
    assertThatThrownBy(() -> RangedDecryption.of(otherKey, source(stored), stored.length))
        .isInstanceOf(WrongKeyException.class);
    EncryptionStage otherObject =
        new EncryptionStage(Samples.KEY, Samples.PROFILE, Samples.context("backup-1", 2));
    assertThatThrownBy(() -> RangedDecryption.of(otherObject, source(stored), stored.length))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("foreign");
  }

  private static void assertRest(RangedDecryption ranges, byte[] plain, int offset)
      throws IOException {
    byte[] rest = readFrom(ranges, offset);
    assertThat(Arrays.equals(rest, 0, rest.length, plain, offset, plain.length))
        .as("from %d", offset)
        .isTrue();
  }

  private static byte[] readFrom(RangedDecryption ranges, long offset) throws IOException {
    try (InputStream stream = ranges.open(offset)) {
      return stream.readAllBytes();
    }
  }

  private static RangedDecryption ranges(byte[] stored) throws IOException {
    return RangedDecryption.of(Samples.encryption(), source(stored), stored.length);
  }

  private static RangedDecryption.Source source(byte[] stored) {
    return offset -> new ByteArrayInputStream(stored, (int) offset, stored.length - (int) offset);
  }
}

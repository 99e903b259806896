package io.dbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedObjectTest {
  private static final int SEGMENT = EncryptionHeader.MIN_SEGMENT_SIZE;
  private static final int PLAIN_SEGMENT = SEGMENT - SegmentCipher.TAG_LENGTH;

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, PLAIN_SEGMENT - 1, PLAIN_SEGMENT, PLAIN_SEGMENT + 1, 3 * PLAIN_SEGMENT, 50_000})
  void everyPartShouldEqualTheSamePartOfTheWhole(int size) throws IOException {
    byte[] plain = Samples.random(size);
    EncryptedObject object = open(encrypt(plain));

    assertThat(object.size()).isEqualTo(size);
    for (int offset : offsets(size)) {
      try (InputStream rest = object.from(offset)) {
        assertThat(rest.readAllBytes())
            .as("from %d of %d", offset, size)
            .isEqualTo(Arrays.copyOfRange(plain, offset, size));
      }
    }
  }

  @Test
  void aDamagedSegmentShouldFailAPartThatNeedsItAndNoOther() throws IOException {
    byte[] plain = Samples.random(3 * PLAIN_SEGMENT);
    byte[] stored = encrypt(plain);
    stored[stored.length - SEGMENT - 1] ^= 1;
    EncryptedObject object = open(stored);

    assertThat(object.from(0).readNBytes(PLAIN_SEGMENT))
        .isEqualTo(Arrays.copyOf(plain, PLAIN_SEGMENT));
    assertThatThrownBy(() -> object.from(PLAIN_SEGMENT + 1).read())
        .isInstanceOf(DamagedBackupException.class);
    assertThat(object.from(2L * PLAIN_SEGMENT).readAllBytes())
        .isEqualTo(Arrays.copyOfRange(plain, 2 * PLAIN_SEGMENT, plain.length));
  }

  @Test
  void anObjectCutBetweenSegmentsShouldFailInsteadOfEnding() throws IOException {
    byte[] stored = encrypt(Samples.random(3 * PLAIN_SEGMENT));
    EncryptedObject object = open(Arrays.copyOf(stored, stored.length - SEGMENT));

    assertThatThrownBy(() -> object.from(0).readAllBytes())
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("cut off");
  }

  @Test
  void aLengthThatNoObjectCanHaveShouldBeDamage() throws IOException {
    byte[] stored = encrypt(Samples.random(PLAIN_SEGMENT + 1));
    byte[] cut = Arrays.copyOf(stored, stored.length - 5);

    assertThatThrownBy(() -> open(cut)).isInstanceOf(DamagedBackupException.class);
  }

  @Test
  void anotherKeyShouldBeRefusedBeforeAnyByteIsRead() throws IOException {
    byte[] stored = encrypt(Samples.random(100));
    EncryptionStage other =
        new EncryptionStage(Samples.OTHER_KEY, Samples.PROFILE, Samples.context("backup-1", 1));

    assertThatThrownBy(
            () -> EncryptedObject.open(source(stored), stored.length, other, "shop.dump.enc"))
        .isInstanceOf(WrongKeyException.class)
        .hasMessageStartingWith("shop.dump.enc: ");
  }

  private static int[] offsets(int size) {
    IntStream edges = IntStream.of(0, 1, PLAIN_SEGMENT, PLAIN_SEGMENT + 1, size - 1, size);
    IntStream anywhere = new Random(size).ints(30, 0, size + 1);
    return IntStream.concat(edges, anywhere).filter(o -> o >= 0 && o <= size).toArray();
  }

  private static EncryptedObject open(byte[] stored) throws IOException {
    return EncryptedObject.open(source(stored), stored.length, stage(), "shop.dump.enc");
  }

  private static EncryptedObject.Source source(byte[] stored) {
    return offset -> {
      InputStream stream = new ByteArrayInputStream(stored);
      stream.skipNBytes(offset);
      return stream;
    };
  }

  private static byte[] encrypt(byte[] plain) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (StageOutput output = stage().encode(stored)) {
      output.write(plain);
      output.finish();
    }
    return stored.toByteArray();
  }

  private static EncryptionStage stage() {
    return new EncryptionStage(
        Samples.KEY,
        Samples.PROFILE,
        Samples.context("backup-1", 1),
        SEGMENT,
        new SecureRandom(new byte[] {1}));
  }
}

package io.dbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every stage must do. A stage's test implements this and names its stage. */
interface StreamStageContract {
  /** A stage ready for one stream in each direction. */
  StreamStage stage();

  /** False for a stage that has no end mark of its own and so cannot see a cut by itself. */
  default boolean detectsDamage() {
    return true;
  }

  @Test
  default void emptyInputShouldComeBackEmpty() throws IOException {
    assertRoundTrip(new byte[0]);
  }

  @Test
  default void oneByteShouldComeBack() throws IOException {
    assertRoundTrip(new byte[] {42});
  }

  @Test
  default void sizesAroundEveryBlockBorderShouldComeBack() throws IOException {
    for (int border : new int[] {65_519, 65_520, 65_521, 65_536, 131_040, 131_072, 262_144}) {
      for (int size = border - 1; size <= border + 1; size++) {
        assertRoundTrip(Samples.text(size));
      }
    }
  }

  @Test
  default void largeCompressibleInputShouldComeBack() throws IOException {
    assertRoundTrip(Samples.text(5_000_003));
  }

  @Test
  default void incompressibleInputShouldComeBack() throws IOException {
    assertRoundTrip(Samples.random(3_000_001));
  }

  @Test
  default void writesOfAnySizeShouldGiveTheSameContent() throws IOException {
    byte[] plain = Samples.random(300_000);
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (StageOutput output = stage().encode(stored)) {
      int at = 0;
      for (int i = 0; at < plain.length; i++) {
        int part = Math.min((i * 7919) % 70_000, plain.length - at);
        output.write(plain, at, part);
        at += part;
        if (at < plain.length) {
          output.write(plain[at++]);
        }
      }
      output.finish();
    }
    assertThat(decode(stored.toByteArray())).isEqualTo(plain);
  }

  @Test
  default void singleByteReadsShouldGiveTheSameContent() throws IOException {
    byte[] plain = Samples.text(70_000);
    try (InputStream input = stage().decode(new ByteArrayInputStream(encode(plain)))) {
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      for (int b = input.read(); b >= 0; b = input.read()) {
        read.write(b);
      }
      assertThat(read.toByteArray()).isEqualTo(plain);
      assertThat(input.read()).isEqualTo(-1);
      assertThat(input.read(new byte[1], 0, 0)).isZero();
    }
  }

  @Test
  default void aSourceThatGivesFewBytesAtATimeShouldWork() throws IOException {
    byte[] plain = Samples.text(200_000);
    InputStream slow = new DribblingInput(encode(plain));
    try (InputStream input = stage().decode(slow)) {
      assertThat(input.readAllBytes()).isEqualTo(plain);
    }
  }

  @Test
  default void closeWithoutFinishShouldNotMakeAWholeStream() throws IOException {
    if (!detectsDamage()) {
      return;
    }
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (StageOutput output = stage().encode(stored)) {
      output.write(Samples.random(400_000));
    }
    assertThatThrownBy(() -> decode(stored.toByteArray()))
        .isInstanceOf(DamagedBackupException.class);
  }

  @Test
  default void writeAfterFinishShouldFail() throws IOException {
    try (StageOutput output = stage().encode(new ByteArrayOutputStream())) {
      output.finish();
      assertThatThrownBy(() -> output.write(1)).isInstanceOf(IOException.class);
      assertThatThrownBy(output::finish).isInstanceOf(IOException.class);
    }
  }

  @Test
  default void everyCutShouldFailAndGiveOnlyATruePrefix() throws IOException {
    if (!detectsDamage()) {
      return;
    }
    byte[] plain = Samples.text(3_000);
    byte[] stored = encode(plain);
    for (int length = 0; length < stored.length; length++) {
      assertDamaged(Arrays.copyOf(stored, length), plain);
    }
  }

  @Test
  default void anythingAfterTheEndShouldFail() throws IOException {
    if (!detectsDamage()) {
      return;
    }
    byte[] plain = Samples.text(3_000);
    byte[] stored = encode(plain);
    assertDamaged(Samples.concat(stored, new byte[1]), plain);
    assertDamaged(Samples.concat(stored, stored), plain);
    assertDamaged(Samples.concat(stored, encode(new byte[0])), plain);
  }

  @Test
  default void aFailedReadShouldFailAgain() throws IOException {
    if (!detectsDamage()) {
      return;
    }
    byte[] stored = encode(Samples.random(3_000));
    InputStream input =
        stage().decode(new ByteArrayInputStream(Arrays.copyOf(stored, stored.length - 1)));
    assertThatThrownBy(input::readAllBytes).isInstanceOf(DamagedBackupException.class);
    assertThatThrownBy(input::read).isInstanceOf(DamagedBackupException.class);
    input.close();
  }

  @Test
  default void readingAfterCloseShouldNotLookLikeTheEnd() throws IOException {
    if (!detectsDamage()) {
      return;
    }
    InputStream input = stage().decode(new ByteArrayInputStream(encode(Samples.random(3_000))));
    input.close();
    assertThatThrownBy(input::read).isInstanceOf(IOException.class);
    input.close();
  }

  /**
   * Fails unless decoding fails and everything it gave before is the beginning of the plaintext.
   */
  default void assertDamaged(byte[] stored, byte[] plain) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    assertThatThrownBy(
            () -> {
              try (InputStream input = stage().decode(new ByteArrayInputStream(stored))) {
                Samples.copyByChunks(input, read);
              }
            })
        .isInstanceOf(DamagedBackupException.class);
    byte[] prefix = read.toByteArray();
    assertThat(prefix.length).isLessThanOrEqualTo(plain.length);
    assertThat(Arrays.equals(prefix, 0, prefix.length, plain, 0, prefix.length)).isTrue();
  }

  private void assertRoundTrip(byte[] plain) throws IOException {
    assertThat(Arrays.equals(decode(encode(plain)), plain))
        .as("decode(encode(x)) = x for %d bytes", plain.length)
        .isTrue();
  }

  default byte[] encode(byte[] plain) throws IOException {
    return Samples.encode(stage(), plain);
  }

  default byte[] decode(byte[] stored) throws IOException {
    try (InputStream input = stage().decode(new ByteArrayInputStream(stored))) {
      return input.readAllBytes();
    }
  }
}

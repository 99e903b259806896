package io.dbackup.adapter.storage.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CombinedCrc32cTest {
  private static final int LENGTH = 100_000;

  @Test
  void theChecksumOfNothingShouldBeZero() {
    assertThat(new CombinedCrc32c().value()).isZero();
  }

  @Test
  void theCheckValueOfThePolynomialShouldComeFromTwoHalves() {
    CombinedCrc32c combined = new CombinedCrc32c();
    append(combined, "1234".getBytes(StandardCharsets.US_ASCII), 0, 4);
    append(combined, "56789".getBytes(StandardCharsets.US_ASCII), 0, 5);

    assertThat(combined.value()).isEqualTo(0xE3069283L);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void partsOfAnyLengthShouldGiveTheChecksumOfTheWhole(int seed) {
    Random random = new Random(seed);
    byte[] whole = new byte[LENGTH];
    random.nextBytes(whole);
    CombinedCrc32c combined = new CombinedCrc32c();
    int at = 0;
    while (at < LENGTH) {
      int length = Math.min(random.nextInt(40_000), LENGTH - at);
      append(combined, whole, at, length);
      at += length;
    }

    CRC32C expected = new CRC32C();
    expected.update(whole);
    assertThat(combined.value()).isEqualTo(expected.getValue());
  }

  @Test
  void theOrderOfPartsShouldMatter() {
    byte[] bytes = {1, 2};
    CombinedCrc32c right = new CombinedCrc32c();
    append(right, bytes, 0, 1);
    append(right, bytes, 1, 1);
    CombinedCrc32c wrong = new CombinedCrc32c();
    append(wrong, bytes, 1, 1);
    append(wrong, bytes, 0, 1);

    assertThat(wrong.value()).isNotEqualTo(right.value());
  }

  private static void append(CombinedCrc32c combined, byte[] bytes, int offset, int length) {
    CRC32C part = new CRC32C();
    part.update(bytes, offset, length);
    combined.append(part.getValue(), length);
  }
}

package io.dbackup.adapter.storage.local;

/**
 * The CRC-32C (RFC 3720, section 12.1) of a whole from those of its parts, so that these may be
 * computed side by side. A checksum is a remainder of polynomials over GF(2); what follows a part
 * multiplies its remainder by x to the power of the bits that follow. For one thread.
 */
final class CombinedCrc32c {
  /** Castagnoli's polynomial, the lowest power in the highest bit, as are all polynomials here. */
  private static final int CASTAGNOLI = 0x82F63B78;

  private static final int ONE = 1 << 31;
  private static final int X_TO_THE_8TH = ONE >>> 8;

  private int value;

  /**
   * Puts the next part behind what there is.
   *
   * @param crc32c of the part alone
   * @param length its bytes
   */
  void append(long crc32c, long length) {
    value = times(value, shift(length)) ^ (int) crc32c;
  }

  /** As an unsigned 32-bit value. */
  long value() {
    return Integer.toUnsignedLong(value);
  }

  /** x to the power of 8 times the bytes, by squaring. */
  private static int shift(long bytes) {
    int power = ONE;
    int square = X_TO_THE_8TH;
    for (long left = bytes; left > 0; left >>>= 1) {
      if ((left & 1) != 0) {
        power = times(power, square);
      }
      square = times(square, square);
    }
    return power;
  }

  private static int times(int a, int b) {
    int product = 0;
    int multiple = b;
    for (int factors = a; factors != 0; factors <<= 1) {
      if (factors < 0) {
        product ^= multiple;
      }
      multiple = (multiple >>> 1) ^ ((multiple & 1) == 0 ? 0 : CASTAGNOLI);
    }
    return product;
  }
}

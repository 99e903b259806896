package io.dbackup.backup;

import java.util.Objects;

/**
 * Length and digest of a plain dump.
 *
 * @param size bytes
 * @param algorithm what the value is
 * @param value lower-case hex
 */
public record PlainDigest(long size, Algorithm algorithm, String value) {
  public PlainDigest {
    Objects.requireNonNull(algorithm);
    Objects.requireNonNull(value);
  }

  /** How a plain dump is digested. */
  public enum Algorithm {
    SHA_256(64),
    /** Finds mistakes, not attacks: for what is authenticated byte by byte anyway. */
    CRC_32C(8);

    private final int digits;

    Algorithm(int digits) {
      this.digits = digits;
    }

    /** Hex digits of a value. */
    public int digits() {
      return digits;
    }
  }
}

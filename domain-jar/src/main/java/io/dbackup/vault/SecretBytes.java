package io.dbackup.vault;

import io.dbackup.error.BackupException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Key material. It never shows itself in text, is compared in constant time, and can be wiped. Not
 * serializable on purpose. Thread-safe as long as nobody wipes it while another thread reads it;
 * reading after {@link #close()} fails.
 */
public final class SecretBytes implements AutoCloseable {
  /** Length of every key of this program, in bytes. */
  public static final int KEY_LENGTH = 32;

  private final byte[] bytes;
  private volatile boolean wiped;

  private SecretBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Holds a copy; the caller may wipe its own array. */
  public static SecretBytes copyOf(byte[] bytes) {
    return new SecretBytes(bytes.clone());
  }

  /**
   * Reads a 32-byte key from 64 hex digits of either case; INVALID (without quoting the text) when
   * it is not that.
   */
  public static SecretBytes ofHexKey(String hex) {
    try {
      byte[] bytes = HexFormat.of().parseHex(hex);
      if (bytes.length == KEY_LENGTH) {
        return new SecretBytes(bytes);
      }
      Arrays.fill(bytes, (byte) 0);
    } catch (IllegalArgumentException notHex) {
      // Reported below; the exception's own message would quote part of the key.
    }
    throw BackupException.invalid("key must be 64 hexadecimal digits");
  }

  /** Length in bytes. */
  public int length() {
    return bytes.length;
  }

  /** A copy of the material. The caller wipes it after use. */
  public byte[] copy() {
    if (wiped) {
      throw new IllegalStateException("The key was wiped already");
    }
    return bytes.clone();
  }

  /**
   * The material as lower-case hex: for storing it encrypted and for the recovery kit, nothing
   * else.
   */
  public String toHex() {
    byte[] copy = copy();
    try {
      return HexFormat.of().formatHex(copy);
    } finally {
      Arrays.fill(copy, (byte) 0);
    }
  }

  /** Overwrites the material. Idempotent. */
  @Override
  public void close() {
    wiped = true;
    Arrays.fill(bytes, (byte) 0);
  }

  /** Constant-time comparison of the material. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SecretBytes secret && MessageDigest.isEqual(bytes, secret.bytes);
  }

  /** The same for all secrets of one length, so that it tells nothing. */
  @Override
  public int hashCode() {
    return bytes.length;
  }

  @Override
  public String toString() {
    return "SecretBytes[hidden]";
  }
}

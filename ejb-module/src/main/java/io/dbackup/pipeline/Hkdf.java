package io.dbackup.pipeline;

import io.dbackup.vault.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF-SHA-256 (RFC 5869), which the JDK offers only from version 25 on. */
final class Hkdf {
  private static final String HMAC = "HmacSHA256";
  private static final int HASH_LENGTH = 32;

  private Hkdf() {}

  /**
   * Extract and expand.
   *
   * @param salt may be empty
   * @param length bytes wanted, at most 32, which is all this format needs
   */
  static byte[] derive(SecretBytes keyMaterial, byte[] salt, byte[] info, int length) {
    if (length > HASH_LENGTH) {
      throw new IllegalArgumentException("At most " + HASH_LENGTH + " bytes");
    }
    byte[] input = keyMaterial.copy();
    byte[] pseudoRandomKey = new byte[0];
    byte[] block = new byte[0];
    try {
      pseudoRandomKey = hmac(salt.length == 0 ? new byte[HASH_LENGTH] : salt).doFinal(input);
      Mac mac = hmac(pseudoRandomKey);
      mac.update(info);
      mac.update((byte) 1);
      block = mac.doFinal();
      return Arrays.copyOf(block, length);
    } finally {
      Arrays.fill(input, (byte) 0);
      Arrays.fill(pseudoRandomKey, (byte) 0);
      Arrays.fill(block, (byte) 0);
    }
  }

  static byte[] derive(SecretBytes keyMaterial, byte[] salt, String info, int length) {
    return derive(keyMaterial, salt, info.getBytes(StandardCharsets.US_ASCII), length);
  }

  /** HMAC-SHA-256 of the first bytes; wipes the key. */
  static byte[] hmac(byte[] key, byte[] bytes, int length) {
    try {
      Mac mac = hmac(key);
      mac.update(bytes, 0, length);
      return mac.doFinal();
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static Mac hmac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every Java runtime", e);
    }
  }
}

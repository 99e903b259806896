package io.dbackup.pipeline;

import io.dbackup.vault.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts or decrypts the segments of one object. The place where nonces are made: prefix,
 * counter, last mark. Not thread-safe.
 */
final class SegmentCipher {
  static final int TAG_LENGTH = 16;
  static final long MAX_SEGMENTS = 1L << 32;

  /**
   * The JVM compiles its fast AES-GCM only after many calls; with small slices that takes half a
   * second of work, with one call per segment it may take a minute.
   */
  private static final int SLICE = 16_384;

  private final Cipher cipher;
  private final SecretKeySpec fileKey;
  private final byte[] header;
  private final byte[] noncePrefix;

  SegmentCipher(EncryptionHeader header, SecretBytes profileKey) {
    this.header = header.bytes();
    this.noncePrefix = header.noncePrefix();
    byte[] key = fileKey(header, profileKey);
    try {
      this.fileKey = new SecretKeySpec(key, "AES");
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of every Java runtime", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** The key of one object. The caller wipes it. */
  static byte[] fileKey(EncryptionHeader header, SecretBytes profileKey) {
    return Hkdf.derive(profileKey, header.salt(), info(header.bytes()), SecretBytes.KEY_LENGTH);
  }

  private static byte[] info(byte[] header) {
    try {
      byte[] label = "dbackup/1/segments".getBytes(StandardCharsets.US_ASCII);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(header);
      return ByteBuffer.allocate(label.length + hash.length).put(label).put(hash).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
    }
  }

  /** Encrypts one segment. Returns its stored length. */
  int encrypt(long index, boolean last, byte[] plain, int offset, int length, byte[] out)
      throws IOException {
    try {
      init(Cipher.ENCRYPT_MODE, index, last);
      int written = 0;
      int end = offset + length;
      for (int at = offset; at < end; at += SLICE) {
        written += cipher.update(plain, at, Math.min(SLICE, end - at), out, written);
      }
      return written + cipher.doFinal(out, written);
    } catch (GeneralSecurityException e) {
      throw new IOException("The segment could not be encrypted", e);
    }
  }

  /**
   * Decrypts and verifies one segment. Returns the plaintext's length, or -1 when the segment does
   * not verify; then {@code out} must not be used.
   */
  int decrypt(long index, boolean last, byte[] stored, int length, byte[] out) throws IOException {
    if (length < TAG_LENGTH) {
      return -1;
    }
    try {
      init(Cipher.DECRYPT_MODE, index, last);
      return cipher.doFinal(stored, 0, length, out, 0);
    } catch (AEADBadTagException e) {
      return -1;
    } catch (GeneralSecurityException e) {
      throw new IOException("The segment could not be decrypted", e);
    }
  }

  private void init(int mode, long index, boolean last)
      throws GeneralSecurityException, IOException {
    if (index < 0 || index >= MAX_SEGMENTS) {
      throw new IOException("An object can have at most " + MAX_SEGMENTS + " segments");
    }
    byte[] nonce = nonce(noncePrefix, index, last);
    cipher.init(mode, fileKey, new GCMParameterSpec(TAG_LENGTH * 8, nonce));
    cipher.updateAAD(header);
  }

  static byte[] nonce(byte[] prefix, long index, boolean last) {
    return ByteBuffer.allocate(12)
        .put(prefix)
        .putInt((int) index)
        .put((byte) (last ? 1 : 0))
        .array();
  }
}

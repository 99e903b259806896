package io.dbackup.pipeline;

import java.security.SecureRandom;

/** Not random at all: salt {@code 20…3f}, nonce prefix {@code a0…a6}, as in the test vectors. */
final class FixedRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  @Override
  public void nextBytes(byte[] bytes) {
    int first = bytes.length == EncryptionHeader.SALT_LENGTH ? 0x20 : 0xa0;
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (first + i);
    }
  }
}

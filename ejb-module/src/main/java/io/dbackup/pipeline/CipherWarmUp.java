package io.dbackup.pipeline;

import io.dbackup.job.Compression;
import io.dbackup.vault.SecretBytes;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;

/**
 * Makes the JVM compile its fast AES-GCM before the first backup. Without it the first 100 MB or so
 * of a fresh server are encrypted and decrypted at some 50 MB/s instead of some 2,000 (Java 17),
 * because the JVM compiles a method after many calls, not after many bytes. Costs about 0.3 s of
 * one processor.
 */
public final class CipherWarmUp {
  private static final int MESSAGE = 512;
  private static final int ROUNDS = 10_000;

  private CipherWarmUp() {}

  /** Runs the warm-up on the calling thread; meant for a background task at server start. */
  public static void run() throws IOException {
    SecureRandom random = new SecureRandom();
    byte[] bytes = new byte[SecretBytes.KEY_LENGTH];
    random.nextBytes(bytes);
    try (SecretBytes key = SecretBytes.copyOf(bytes)) {
      ObjectContext context =
          new ObjectContext("warm-up", 1, "", "none", Compression.NONE, Instant.EPOCH);
      EncryptionHeader header =
          EncryptionHeader.create(key, "none", context, EncryptionHeader.MAX_SEGMENT_SIZE, random);
      SegmentCipher cipher = new SegmentCipher(header, key);
      byte[] plain = new byte[MESSAGE];
      byte[] stored = new byte[MESSAGE + SegmentCipher.TAG_LENGTH];
      byte[] decrypted = new byte[stored.length];
      for (int i = 0; i < ROUNDS; i++) {
        cipher.encrypt(i, false, plain, 0, MESSAGE, stored);
        if (cipher.decrypt(i, false, stored, stored.length, decrypted) != MESSAGE) {
          throw new IOException("AES-GCM of this Java runtime does not work");
        }
      }
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}

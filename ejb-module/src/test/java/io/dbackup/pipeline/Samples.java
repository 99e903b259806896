package io.dbackup.pipeline;

import io.dbackup.job.Compression;
import io.dbackup.vault.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

/** Bytes, keys and contexts for tests. Everything is the same in every run. */
final class Samples {
  static final SecretBytes KEY =
      SecretBytes.ofHexKey("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  static final SecretBytes OTHER_KEY =
      SecretBytes.ofHexKey("ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  static final String PROFILE = "profile-1";

  private Samples() {}

  static ObjectContext context(String backupId, int ordinal) {
    return new ObjectContext(
        backupId,
        ordinal,
        "shop",
        "postgres",
        Compression.NONE,
        Instant.parse("2026-11-01T02:00:00Z"));
  }

  static EncryptionStage encryption() {
    return new EncryptionStage(KEY, PROFILE, context("backup-1", 1));
  }

  /** Like a dump: lines that repeat with differences. */
  static byte[] text(int size) {
    Random random = new Random(size);
    StringBuilder text = new StringBuilder(size + 80);
    while (text.length() < size) {
      text.append("INSERT INTO orders VALUES (")
          .append(random.nextInt(1_000_000))
          .append(", 'customer ")
          .append(random.nextInt(500))
          .append("');\n");
    }
    return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), size);
  }

  static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  static byte[] encode(StreamStage stage, byte[] plain) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (StageOutput output = stage.encode(stored)) {
      output.write(plain);
      output.finish();
    }
    return stored.toByteArray();
  }

  /** Copies what can be read; what arrived before a failure stays in the target. */
  static void copyByChunks(InputStream input, OutputStream target) throws IOException {
    byte[] chunk = new byte[1_000];
    for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
      target.write(chunk, 0, read);
    }
  }
}

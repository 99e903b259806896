package io.dbackup.pipeline;

import io.dbackup.spi.storage.ContentFingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Passes bytes through unchanged and computes their length, SHA-256 and CRC-32C. When decoding with
 * an expectation, the end is reported only if they are as expected; too many bytes fail as soon as
 * they are seen. For one stream only.
 */
public final class FingerprintStage implements StreamStage {
  private final String what;
  private final Optional<Expectation> expected;
  private final MessageDigest sha256;
  private final CRC32C crc32c = new CRC32C();
  private long count;
  private ContentFingerprint result;

  /** What a decoded stream must be. */
  record Expectation(long size, String sha256) {}

  /** Computes only. */
  public FingerprintStage() {
    this("The data", Optional.empty());
  }

  /**
   * @param what begins the sentence of a failure, such as "The plain dump"
   */
  FingerprintStage(String what, Optional<Expectation> expected) {
    this.what = what;
    this.expected = expected;
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
    }
  }

  /** Bytes passed so far. */
  public long count() {
    return count;
  }

  /** The result; fails before the stream was finished or read to its end. */
  public ContentFingerprint fingerprint() {
    if (result == null) {
      throw new IllegalStateException("The stream has not ended yet");
    }
    return result;
  }

  @Override
  public StageOutput encode(OutputStream next) {
    return new StageOutput(next) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        ensureOpen();
        next().write(bytes, offset, length);
        update(bytes, offset, length);
      }

      @Override
      protected void writeEnd() {
        complete();
      }

      @Override
      protected void release() {
        // Holds nothing that must be freed.
      }
    };
  }

  @Override
  public InputStream decode(InputStream previous) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
          return 0;
        }
        int read = previous.read(bytes, offset, length);
        if (read >= 0) {
          update(bytes, offset, read);
          checkNotLonger();
        } else {
          complete();
          checkEnd();
        }
        return read;
      }

      @Override
      public int available() throws IOException {
        return previous.available();
      }

      @Override
      public void close() throws IOException {
        previous.close();
      }
    };
  }

  private void update(byte[] bytes, int offset, int length) {
    sha256.update(bytes, offset, length);
    crc32c.update(bytes, offset, length);
    count += length;
  }

  private void complete() {
    if (result == null) {
      String digest = HexFormat.of().formatHex(sha256.digest());
      result = new ContentFingerprint(count, digest, crc32c.getValue());
    }
  }

  private void checkNotLonger() throws DamagedBackupException {
    if (expected.isPresent() && count > expected.get().size()) {
      throw new DamagedBackupException(
          String.format("%s has more than the expected %d bytes", what, expected.get().size()));
    }
  }

  private void checkEnd() throws DamagedBackupException {
    if (expected.isEmpty()) {
      return;
    }
    if (count != expected.get().size()) {
      throw new DamagedBackupException(
          String.format(
              "%s ends after %d bytes, expected were %d", what, count, expected.get().size()));
    }
    if (!result.sha256().equals(expected.get().sha256())) {
      throw new DamagedBackupException(what + " has another SHA-256 digest than was recorded");
    }
  }
}

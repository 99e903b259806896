package io.dbackup.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Passes bytes through unchanged and digests them. When decoding with an expectation, the end is
 * reported only if length and digest are as expected; too many bytes fail as soon as they are seen.
 * For one stream only.
 */
abstract class DigestStage implements StreamStage {
  private final String what;
  private final OptionalLong expectedSize;
  private long count;
  private boolean complete;

  /**
   * @param what begins the sentence of a failure, such as "The plain dump"
   */
  DigestStage(String what, OptionalLong expectedSize) {
    this.what = what;
    this.expectedSize = expectedSize;
  }

  /** Takes further bytes into the digest. */
  abstract void digest(byte[] bytes, int offset, int length);

  /** Called once, after the last byte. */
  abstract void end();

  /** Whether the digest is the expected one; asked after the end. */
  abstract boolean isExpected();

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
    }
  }

  /** Bytes passed so far. */
  public long count() {
    return count;
  }

  /** Fails before the stream was finished or read to its end. */
  final void requireComplete() {
    if (!complete) {
      throw new IllegalStateException("The stream has not ended yet");
    }
  }

  @Override
  public StageOutput encode(OutputStream next) {
    return new StageOutput(next) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        ensureOpen();
        next().write(bytes, offset, length);
        pass(bytes, offset, length);
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
          pass(bytes, offset, read);
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

  private void pass(byte[] bytes, int offset, int length) {
    digest(bytes, offset, length);
    count += length;
  }

  private void complete() {
    if (!complete) {
      complete = true;
      end();
    }
  }

  private void checkNotLonger() throws DamagedBackupException {
    if (expectedSize.isPresent() && count > expectedSize.getAsLong()) {
      throw new DamagedBackupException(
          String.format("%s has more than the expected %d bytes", what, expectedSize.getAsLong()));
    }
  }

  private void checkEnd() throws DamagedBackupException {
    if (expectedSize.isPresent() && count != expectedSize.getAsLong()) {
      throw new DamagedBackupException(
          String.format(
              "%s ends after %d bytes, expected were %d", what, count, expectedSize.getAsLong()));
    }
    if (!isExpected()) {
      throw new DamagedBackupException(what + " has another digest than was recorded");
    }
  }
}

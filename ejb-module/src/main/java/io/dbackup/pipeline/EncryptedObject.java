package io.dbackup.pipeline;

import java.io.IOException;
import java.io.InputStream;

/**
 * An encrypted object whose header was read and whose key was checked: tells the length of its
 * plaintext without reading it, and gives any part of it without the rest. Every byte handed on
 * belongs to a verified segment; that the object as a whole is the one recorded is known only after
 * reading all of it through {@link StageChain}. The plaintext is the compressed dump. Immutable;
 * streams are independent of each other if those of the source are.
 */
public final class EncryptedObject {
  private final Source source;
  private final EncryptionHeader header;
  private final EncryptionStage stage;
  private final long size;

  /** Where the stored bytes come from. */
  @FunctionalInterface
  public interface Source {
    /** Stored bytes from an offset to the end of the object. */
    InputStream from(long offset) throws IOException;
  }

  private EncryptedObject(
      Source source, EncryptionHeader header, EncryptionStage stage, long size) {
    this.source = source;
    this.header = header;
    this.stage = stage;
    this.size = size;
  }

  /**
   * Reads the header.
   *
   * @param storedSize bytes of the stored object
   * @param object names the object in messages, usually its path
   */
  public static EncryptedObject open(
      Source source, long storedSize, EncryptionStage stage, String object) throws IOException {
    try (InputStream start = source.from(0)) {
      EncryptionHeader header = EncryptionHeader.read(start);
      stage.checkedCipher(header);
      return new EncryptedObject(source, header, stage, plainSize(header, storedSize));
    } catch (DamagedBackupException e) {
      throw e.in(object);
    }
  }

  private static long plainSize(EncryptionHeader header, long storedSize)
      throws DamagedBackupException {
    long body = storedSize - header.length();
    long segments = (body + header.segmentSize() - 1) / header.segmentSize();
    long last = body - (segments - 1) * header.segmentSize();
    if (body <= 0 || last < SegmentCipher.TAG_LENGTH) {
      throw new DamagedBackupException("The object is cut off: its length is impossible");
    }
    return body - segments * SegmentCipher.TAG_LENGTH;
  }

  /** Bytes of the plaintext. */
  public long size() {
    return size;
  }

  /**
   * The plaintext from an offset to its end.
   *
   * @param offset 0 to {@link #size()}
   */
  public InputStream from(long offset) throws IOException {
    if (offset < 0 || offset > size) {
      throw new IllegalArgumentException("Offset " + offset + " of " + size);
    }
    int plainSegment = header.segmentSize() - SegmentCipher.TAG_LENGTH;
    // At the very end, the last segment is read all the same: it proves that this is the end.
    long segment = Math.min(offset, Math.max(size - 1, 0)) / plainSegment;
    InputStream stored = source.from(header.length() + segment * header.segmentSize());
    try {
      InputStream plain = new SegmentInput(stored, header, stage.checkedCipher(header), segment);
      plain.skipNBytes(offset - segment * plainSegment);
      return plain;
    } catch (IOException | RuntimeException e) {
      try (stored) {
        throw e;
      }
    }
  }
}

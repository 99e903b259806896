package io.dbackup.pipeline;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads an encrypted object from any place of its plaintext on, without what lies before it. Every
 * byte handed on is verified, but a range that does not reach the end proves nothing about the
 * rest. The plaintext is still compressed when the object is. Immutable; the streams it opens are
 * independent of each other.
 */
public final class RangedDecryption {
  private final Source source;
  private final EncryptionHeader header;
  private final SegmentLayout layout;
  private final EncryptionStage stage;

  /** Opens the stored object at an offset; the stream ends where the object ends. */
  @FunctionalInterface
  public interface Source {
    InputStream open(long offset) throws IOException;
  }

  private RangedDecryption(
      Source source, EncryptionHeader header, SegmentLayout layout, EncryptionStage stage) {
    this.source = source;
    this.header = header;
    this.layout = layout;
    this.stage = stage;
  }

  /**
   * Reads the header and checks key and identity.
   *
   * @param storedLength bytes of the stored object
   */
  public static RangedDecryption of(EncryptionStage stage, Source source, long storedLength)
      throws IOException {
    EncryptionHeader header;
    try (InputStream start = source.open(0)) {
      header = EncryptionHeader.read(start);
    }
    stage.checkedCipher(header);
    return new RangedDecryption(source, header, SegmentLayout.of(header, storedLength), stage);
  }

  /** Bytes of the whole plaintext. */
  public long length() {
    return layout.plainLength();
  }

  /**
   * The plaintext from an offset to its end. Whoever needs less closes the stream early.
   *
   * @param offset 0 to {@link #length()}
   */
  public InputStream open(long offset) throws IOException {
    if (offset < 0 || offset > length()) {
      throw new IllegalArgumentException("Offset " + offset + " is outside 0 to " + length());
    }
    long segment = layout.segmentOf(offset);
    InputStream stored = source.open(layout.storedOffset(segment));
    try {
      InputStream plain = new SegmentInput(stored, header, stage.checkedCipher(header), segment);
      plain.skipNBytes(offset - layout.plainOffset(segment));
      return plain;
    } catch (IOException | RuntimeException e) {
      stored.close();
      throw e;
    }
  }
}

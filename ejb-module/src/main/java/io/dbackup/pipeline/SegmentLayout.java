package io.dbackup.pipeline;

/**
 * Where the segments of an encrypted object lie: arithmetic on its stored length alone.
 *
 * @param headerLength bytes before the first segment
 * @param segmentSize stored bytes of every segment but the last
 * @param segments at least 1
 * @param plainLength bytes of the plaintext
 */
record SegmentLayout(int headerLength, int segmentSize, long segments, long plainLength) {
  /** Fails when no object has this length. */
  static SegmentLayout of(EncryptionHeader header, long storedLength)
      throws DamagedBackupException {
    long body = storedLength - header.length();
    int size = header.segmentSize();
    long segments = Math.max(0, (body + size - 1) / size);
    long last = body - (segments - 1) * size;
    boolean possible =
        segments == 1 ? last >= SegmentCipher.TAG_LENGTH : last > SegmentCipher.TAG_LENGTH;
    if (segments < 1 || segments > SegmentCipher.MAX_SEGMENTS || !possible) {
      throw new DamagedBackupException(
          "No object of this kind has " + storedLength + " bytes: it was cut off or extended");
    }
    return new SegmentLayout(
        header.length(), size, segments, body - segments * SegmentCipher.TAG_LENGTH);
  }

  /** The segment that holds a byte of the plaintext; for its end, the last one. */
  long segmentOf(long plainOffset) {
    return Math.min(plainOffset / plainSize(), segments - 1);
  }

  long storedOffset(long segment) {
    return headerLength + segment * segmentSize;
  }

  long plainOffset(long segment) {
    return segment * plainSize();
  }

  private int plainSize() {
    return segmentSize - SegmentCipher.TAG_LENGTH;
  }
}

package io.dbackup.download;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A few bytes in memory: headers and padding of an archive. The array is not copied. */
record BytesContent(byte[] bytes) implements Content {
  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public InputStream open(long offset) {
    int from = Math.toIntExact(offset);
    return new ByteArrayInputStream(bytes, from, bytes.length - from);
  }
}

package io.dbackup.pipeline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives between 1 and 1,000 bytes per read, as a slow network does. */
final class DribblingInput extends InputStream {
  private final InputStream source;
  private int calls;

  DribblingInput(byte[] bytes) {
    this.source = new ByteArrayInputStream(bytes);
  }

  @Override
  public int read() throws IOException {
    return source.read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return source.read(target, offset, Math.min(length, 1 + (calls++ * 37) % 1_000));
  }
}

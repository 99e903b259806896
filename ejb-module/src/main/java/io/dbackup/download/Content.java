package io.dbackup.download;

import java.io.IOException;
import java.io.InputStream;

/** Bytes of known length, of which any part can be read. */
interface Content {
  long size();

  /**
   * Bytes from an offset to the end.
   *
   * @param offset 0 to {@link #size()}
   */
  InputStream open(long offset) throws IOException;
}

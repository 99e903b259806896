package io.dbackup.adapter.database.process;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.io.IOException;
import java.io.InputStream;

/**
 * The output of a dump tool, shown to an inspector on its way. The end of the stream is only an end
 * when nobody killed the tool. Not thread-safe; the tool may be closed from another thread.
 */
public final class DumpStream extends InputStream {
  /**
   * What a pipe holds at most. The JVM takes as much memory for a read as it is asked for, however
   * little comes.
   */
  private static final int PIPE = 64 << 10;

  /** Sees every byte that passes. */
  public interface Inspector {
    void accept(byte[] bytes, int offset, int length) throws IOException;
  }

  private final ChildProcess child;
  private final InputStream output;
  private final Inspector inspector;
  private boolean ended;

  public DumpStream(ChildProcess child, Inspector inspector) {
    this.child = child;
    this.output = child.output();
    this.inspector = inspector;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (child.isClosed()) {
      throw stopped();
    }
    int count = output.read(bytes, offset, Math.min(length, PIPE));
    if (child.isClosed()) {
      throw stopped();
    }
    if (count < 0) {
      ended = true;
    } else {
      inspector.accept(bytes, offset, count);
    }
    return count;
  }

  /** PERMANENT when the stream was not read to its end or was stopped. */
  public void requireEnd(String toolName) {
    if (!ended || child.isClosed()) {
      throw new AdapterException(
          AdapterFailure.PERMANENT, "The output of " + toolName + " was not read to its end.");
    }
  }

  private static IOException stopped() {
    return new IOException("The dump was stopped.");
  }

  @Override
  public void close() {
    if (!ended) {
      child.close();
    }
  }
}

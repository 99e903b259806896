package io.dbackup.adapter.database.process;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * The input of a restore tool. When the tool ends before it has taken everything, writing fails
 * with the tool's own reason, not with that of the broken pipe. Not thread-safe; the tool may be
 * closed from another thread.
 */
public final class LoadStream extends OutputStream {
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  /** Takes the bytes, checks or changes them, and writes them to the tool. */
  public interface Filter {
    void write(byte[] bytes, int offset, int length) throws IOException;
  }

  private final ChildProcess child;
  private final String toolName;
  private final Filter filter;
  private boolean ended;

  public LoadStream(ChildProcess child, String toolName, Filter filter) {
    this.child = child;
    this.toolName = toolName;
    this.filter = filter;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      filter.write(bytes, offset, length);
    } catch (IOException e) {
      throw ended(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      child.input().flush();
    } catch (IOException e) {
      throw ended(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (ended) {
      return;
    }
    ended = true;
    try {
      child.input().close();
    } catch (IOException e) {
      throw ended(e);
    }
  }

  /** The failure of a tool that ended with the given status. */
  public AdapterException failure(int status) {
    if (child.isClosed()) {
      return new AdapterException(AdapterFailure.PERMANENT, "The restore was stopped.");
    }
    return new AdapterException(
        AdapterFailure.PERMANENT,
        toolName + " failed with exit status " + status + ": " + child.errorSummary());
  }

  private AdapterException ended(IOException broken) {
    AdapterException failure =
        child.endsWithin(LAST_WORDS)
            ? failure(child.awaitExit())
            : new AdapterException(
                AdapterFailure.PERMANENT,
                toolName + " takes no more input: " + broken.getMessage());
    failure.addSuppressed(broken);
    return failure;
  }
}

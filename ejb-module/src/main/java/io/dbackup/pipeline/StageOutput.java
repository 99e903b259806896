package io.dbackup.pipeline;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The writing end of a stage. Unlike other output streams it tells ending well from ending: only
 * {@link #finish()} writes the end mark; {@link #close()} alone leaves an object that no decoder
 * accepts, so a dump that broke off cannot look whole. {@link #flush()} has no effect, since bytes
 * may not leave a stage before they make a block.
 */
public abstract class StageOutput extends OutputStream {
  private final OutputStream next;
  private boolean finished;

  protected StageOutput(OutputStream next) {
    this.next = next;
  }

  /** Where this stage writes to. */
  protected final OutputStream next() {
    return next;
  }

  /**
   * Writes everything still held and the end mark, then finishes the following stage. The last
   * stage's target is flushed but not closed. Once only; nothing may be written afterwards.
   */
  public final void finish() throws IOException {
    ensureOpen();
    finished = true;
    writeEnd();
    if (next instanceof StageOutput stage) {
      stage.finish();
    } else {
      next.flush();
    }
  }

  /** Writes everything still held and the end mark of this stage to {@link #next()}. */
  protected abstract void writeEnd() throws IOException;

  /**
   * Frees native memory and wipes keys. Called at least once, must be idempotent, writes nothing.
   */
  protected abstract void release();

  /** Fails when the stream was finished already. Every write calls it. */
  protected final void ensureOpen() throws IOException {
    if (finished) {
      throw new IOException("The stream is finished already");
    }
  }

  @Override
  public final void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public abstract void write(byte[] bytes, int offset, int length) throws IOException;

  @Override
  public final void flush() {
    // A stage hands on whole blocks only.
  }

  /**
   * Frees what the chain holds. Writes nothing and leaves the last stage's target open. Idempotent.
   */
  @Override
  public final void close() throws IOException {
    finished = true;
    release();
    if (next instanceof StageOutput stage) {
      stage.close();
    }
  }
}

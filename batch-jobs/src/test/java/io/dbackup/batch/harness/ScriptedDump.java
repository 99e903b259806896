package io.dbackup.batch.harness;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.Dump;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A dump of given bytes that goes wrong as told. */
final class ScriptedDump implements Dump {
  private final byte[] content;
  private final DumpScript script;
  private int position;
  private boolean ended;

  ScriptedDump(byte[] content, DumpScript script) {
    this.content = content;
    this.script = script;
  }

  @Override
  public InputStream content() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (position >= script.stallAt) {
          stall();
        }
        if (position >= script.pauseAt) {
          pause();
        }
        if (position >= script.failAt && !script.badEnd) {
          fail();
        }
        long end = Math.min(content.length, Math.min(script.failAt, script.stallAt));
        if (position >= end) {
          ended = true;
          return -1;
        }
        int count = (int) Math.min(Math.min(length, 65536), end - position);
        System.arraycopy(content, position, bytes, offset, count);
        position += count;
        return count;
      }
    };
  }

  private void stall() throws IOException {
    script.stalled.countDown();
    try {
      if (script.stubborn) {
        script.letGo.await();
      } else {
        script.closed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("The dump was stopped.");
  }

  private void pause() {
    script.stalled.countDown();
    try {
      script.letGo.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail() throws IOException {
    if (script.errorInsteadOfFailure) {
      throw new OutOfMemoryError("scripted");
    }
    throw new IOException("The dump broke off.");
  }

  @Override
  public void awaitSuccess() {
    if (!ended || position < content.length) {
      throw new AdapterException(
          AdapterFailure.PERMANENT, "The dump tool ended without its end mark.");
    }
  }

  @Override
  public List<String> warnings() {
    return script.warnings;
  }

  @Override
  public List<String> omissions() {
    return script.omissions;
  }

  @Override
  public Map<String, String> databaseProperties() {
    return Map.of("encoding", "UTF8");
  }

  @Override
  public long estimatedBytes() {
    return content.length;
  }

  @Override
  public void close() {
    script.closed.countDown();
  }
}

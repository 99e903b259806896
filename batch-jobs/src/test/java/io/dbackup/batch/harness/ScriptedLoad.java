package io.dbackup.batch.harness;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.database.Load;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A load that puts its bytes in place at the end, or goes wrong as told and undoes itself. */
final class ScriptedLoad implements Load {
  private final ScriptedDatabases server;
  private final String target;
  private final LoadScript script;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private boolean complete;
  private boolean done;

  ScriptedLoad(ScriptedDatabases server, String target, LoadScript script) {
    this.server = server;
    this.target = target;
    this.script = script;
  }

  @Override
  public OutputStream content() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        if (received.size() + length > script.stallAt) {
          script.stalled.countDown();
          try {
            script.closed.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new IOException("The load was stopped.");
        }
        if (received.size() + length > script.failAt) {
          throw new IOException("The load broke off.");
        }
        received.write(bytes, offset, length);
      }

      @Override
      public void close() {
        complete = true;
      }
    };
  }

  @Override
  public void awaitSuccess() {
    if (!complete || script.badEnd) {
      throw new AdapterException(AdapterFailure.PERMANENT, "The load tool ended badly.");
    }
    server.contents.put(target, received.toByteArray());
    server.statements.add("commit " + target);
    done = true;
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public String targetStateAfterFailure() {
    return "Database \"" + target + "\" is as it was before.";
  }

  @Override
  public void close() {
    script.closed.countDown();
    if (!done) {
      server.statements.add("undo " + target);
      done = true;
    }
  }
}

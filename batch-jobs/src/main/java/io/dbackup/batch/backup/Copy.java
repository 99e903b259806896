package io.dbackup.batch.backup;

import io.dbackup.batch.run.Run;
import io.dbackup.batch.run.Watch;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.Upload;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One object on its way to one destination. For one thread, besides being closed by its watch. */
final class Copy implements AutoCloseable {
  /** Small enough that even a slow line moves one within the time allowed. */
  private static final int SLICE = 256 * 1024;

  private final Destination destination;
  private final StorageSession session;
  private final Upload upload;
  private final Watch watch;

  private Copy(Destination destination, StorageSession session, Upload upload, Watch watch) {
    this.destination = destination;
    this.session = session;
    this.upload = upload;
    this.watch = watch;
  }

  /** Begins the upload; takes over the session, also when that fails. */
  static Copy begin(Run run, Destination destination, StorageSession session, String path)
      throws IOException {
    String what = "upload to \"" + destination.name() + "\"";
    Upload upload;
    try (Watch opening = run.watch(what, session)) {
      upload = opening.during(() -> session.beginUpload(StoragePath.of(path)));
    } catch (IOException | RuntimeException e) {
      closeAfter(session, e);
      throw e;
    }
    return new Copy(destination, session, upload, run.watch(what, upload));
  }

  private static void closeAfter(StorageSession session, Exception failure) {
    try {
      session.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  Destination destination() {
    return destination;
  }

  void write(ByteBuffer piece) throws IOException {
    ByteBuffer rest = piece.duplicate();
    int end = rest.limit();
    while (rest.position() < end) {
      rest.limit(Math.min(end, rest.position() + SLICE));
      watch.during(
          () -> {
            upload.write(rest);
            return null;
          });
      rest.position(rest.limit());
      rest.limit(end);
    }
  }

  void commit() throws IOException {
    watch.during(Watch.FINISHING, upload::commit);
  }

  /** Without a commit before, nothing is left. */
  @Override
  public void close() {
    watch.close();
    try (session) {
      upload.close();
    }
  }
}

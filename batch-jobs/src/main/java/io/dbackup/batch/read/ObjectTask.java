package io.dbackup.batch.read;

import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.batch.run.Run;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One stored object that a run reads, what for, and what became of it. Thread-safe. */
public final class ObjectTask {
  /** How far an object is decoded. */
  public enum Depth {
    /** Stored bytes and the tag of every segment are checked; nothing is decompressed. */
    STORED,
    /** Down to the plain dump, whose digest is checked too. */
    PLAIN
  }

  /** Opens what takes the bytes. */
  @FunctionalInterface
  public interface SinkOpener {
    BlockSink open(Run run) throws IOException;
  }

  private record Done() {}

  private record Failed(String reason, Throwable cause) {}

  private final ObjectEntry entry;
  private final Depth depth;
  private final SinkOpener opener;
  private final String what;
  private final AtomicReference<Object> outcome = new AtomicReference<>();

  /**
   * @param what for the log, such as {@code Restoring database "shop"}
   */
  public ObjectTask(ObjectEntry entry, Depth depth, String what, SinkOpener opener) {
    this.entry = entry;
    this.depth = depth;
    this.what = what;
    this.opener = opener;
  }

  public ObjectEntry entry() {
    return entry;
  }

  Depth depth() {
    return depth;
  }

  String what() {
    return what;
  }

  BlockSink openSink(Run run) throws IOException {
    return opener.open(run);
  }

  /** Bytes that will come by, for progress. */
  public long bytes() {
    return depth == Depth.PLAIN ? entry.digests().plainSize() : entry.digests().stored().size();
  }

  void done() {
    outcome.compareAndSet(null, new Done());
  }

  /** Gives the object up; true for the first reason, which is the one that is reported. */
  boolean fail(String reason, Throwable cause) {
    return outcome.compareAndSet(null, new Failed(reason, cause));
  }

  boolean isOpen() {
    return outcome.get() == null;
  }

  /** Whether every byte was read, checked and taken. */
  public boolean isDone() {
    return outcome.get() instanceof Done;
  }

  /** Why it was given up, in words. */
  public Optional<String> failure() {
    return outcome.get() instanceof Failed failed ? Optional.of(failed.reason()) : Optional.empty();
  }

  /** What made it fail. */
  public Optional<Throwable> cause() {
    return outcome.get() instanceof Failed failed ? Optional.of(failed.cause()) : Optional.empty();
  }
}

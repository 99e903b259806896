package io.dbackup.batch.backup;

import io.dbackup.backup.ObjectDigests;
import io.dbackup.spi.database.Dump;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One database of a run: where its dump goes, and what became of it. Thread-safe. */
public final class DatabaseWork {
  private final int ordinal;
  private final String name;
  private final String path;
  private final long estimatedBytes;
  private final AtomicReference<Object> outcome = new AtomicReference<>();

  /**
   * What a complete dump gave.
   *
   * @param omissions what the database holds and the dump does not
   */
  public record Result(
      ObjectDigests digests,
      Map<String, String> databaseProperties,
      List<String> warnings,
      List<String> omissions) {
    static Result of(ObjectDigests digests, Dump dump) {
      return new Result(digests, dump.databaseProperties(), dump.warnings(), dump.omissions());
    }
  }

  private record Failure(String reason) {}

  /**
   * @param ordinal number in the backup, from 1
   * @param path of the object, relative to the root of each destination
   */
  public DatabaseWork(int ordinal, String name, String path, long estimatedBytes) {
    this.ordinal = ordinal;
    this.name = name;
    this.path = path;
    this.estimatedBytes = estimatedBytes;
  }

  public int ordinal() {
    return ordinal;
  }

  public String name() {
    return name;
  }

  public String path() {
    return path;
  }

  public long estimatedBytes() {
    return estimatedBytes;
  }

  /** The object is whole and committed wherever a destination is still alive. */
  void stored(Result result) {
    outcome.compareAndSet(null, result);
  }

  /** Gives the database up; true for the first reason, which is the one that is reported. */
  boolean fail(String reason) {
    return outcome.compareAndSet(null, new Failure(reason));
  }

  public Optional<Result> result() {
    return outcome.get() instanceof Result result ? Optional.of(result) : Optional.empty();
  }

  /** Why it is not in the backup; empty also while it is under way. */
  public Optional<String> failure() {
    return outcome.get() instanceof Failure failure
        ? Optional.of(failure.reason())
        : Optional.empty();
  }

  /** Whether nothing has been decided yet. */
  boolean isOpen() {
    return outcome.get() == null;
  }
}

package io.dbackup.batch.run;

import io.dbackup.execution.ExecutionStage;
import io.dbackup.execution.ExecutionType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One execution that this node carries out, from its claim to its end: what the steps and threads
 * of its batch job share, which batch contexts cannot do the same way on every server. Thread-safe.
 */
public final class Run {
  /** How a run is ended from outside. */
  public enum End {
    CANCELLED,
    FAILED
  }

  /** The wish that a run ends, and why. */
  public record Stop(End end, String reason) {}

  /** Where a run stands; bytes of the present phase. */
  public record Progress(ExecutionStage stage, int percent, long bytesDone, long bytesTotal) {}

  private record Phase(ExecutionStage stage, int from, int to, long total, LongAdder done) {}

  private final String executionId;
  private final ExecutionType type;
  private final WorkerThreads threads;
  private final LongSupplier nanos;
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Stop> stop = new AtomicReference<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Map<Class<?>, Object> work = new ConcurrentHashMap<>();
  private volatile Phase phase = phase(ExecutionStage.INITIALIZING, 0, 5, 0);
  private final CopyOnWriteArrayList<String> remarks = new CopyOnWriteArrayList<>();
  private final AtomicBoolean ending = new AtomicBoolean();
  private final AtomicInteger vainEndings = new AtomicInteger();
  private volatile Long batchId;
  private volatile long lastSign;

  Run(String executionId, ExecutionType type, WorkerThreads threads, LongSupplier nanos) {
    this.executionId = executionId;
    this.type = type;
    this.threads = threads;
    this.nanos = nanos;
    this.lastSign = nanos.getAsLong();
  }

  public String executionId() {
    return executionId;
  }

  public ExecutionType type() {
    return type;
  }

  /** The batch job's execution; empty before it was started. */
  public OptionalLong batchId() {
    Long id = batchId;
    return id == null ? OptionalLong.empty() : OptionalLong.of(id);
  }

  /** Remembers the batch job that does the work. */
  public void batchId(long id) {
    batchId = id;
  }

  /** Leaves something for later steps. */
  public <T> void put(Class<T> kind, T value) {
    work.put(kind, value);
  }

  /** What an earlier step left. */
  public <T> T get(Class<T> kind) {
    return find(kind)
        .orElseThrow(() -> new IllegalStateException("No step has made a " + kind.getSimpleName()));
  }

  public <T> Optional<T> find(Class<T> kind) {
    return Optional.ofNullable(kind.cast(work.get(kind)));
  }

  /** Enters a part of the work that covers a range of the overall percentage. */
  public void enter(ExecutionStage stage, int from, int to, long totalBytes) {
    sign();
    phase = phase(stage, from, to, totalBytes);
  }

  /** Enters a part of the work that moves no bytes; those of the part before stay to be seen. */
  public void enter(ExecutionStage stage, int from, int to) {
    sign();
    Phase before = phase;
    phase = new Phase(stage, from, to, before.total(), before.done());
  }

  /** Counts bytes that the present phase has dealt with. */
  public void moved(long bytes) {
    phase.done().add(bytes);
    sign();
  }

  public ExecutionStage stage() {
    return phase.stage();
  }

  /** Where it stands now. */
  public Progress progress() {
    Phase now = phase;
    long done = now.done().sum();
    double share = now.total() == 0 ? 0 : Math.min(1, (double) done / now.total());
    int percent = (int) (now.from() + (now.to() - now.from()) * share);
    return new Progress(now.stage(), percent, done, Math.max(now.total(), 0));
  }

  /** Remembers why a step failed, since not every batch engine tells; the first counts. */
  public void failed(Throwable cause) {
    failure.compareAndSet(null, cause);
  }

  /** Why a step failed; empty when none did. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** Adds a sentence to what is said when the run does not end well. */
  public void remark(String sentence) {
    remarks.addIfAbsent(sentence);
  }

  /** The remarks, each after a line feed. */
  public String remarks() {
    StringBuilder text = new StringBuilder();
    remarks.forEach(remark -> text.append('\n').append(remark));
    return text.toString();
  }

  /** Takes up the ending of the run; true for the first caller, who carries it out. */
  public boolean beginEnding() {
    return ending.compareAndSet(false, true);
  }

  /** Gives the ending back, which could not be carried out; how often that has happened. */
  public int endLater() {
    int times = vainEndings.incrementAndGet();
    ending.set(false);
    return times;
  }

  /** Whether somebody is ending it. */
  public boolean isEnding() {
    return ending.get();
  }

  /** Ends the run from outside: whatever blocks is closed. Only the first wish counts. */
  public void stop(End end, String reason) {
    if (stop.compareAndSet(null, new Stop(end, reason))) {
      for (Watch watch : watches) {
        threads.start("dbackup-stop", () -> watch.end(reason));
      }
    }
  }

  public Optional<Stop> stop() {
    return Optional.ofNullable(stop.get());
  }

  public boolean isStopped() {
    return stop.get() != null;
  }

  /** What to throw when it was stopped. */
  public RunStoppedException stopped() {
    return new RunStoppedException(stop.get().reason());
  }

  /** Throws when the run was stopped. */
  public void checkGoesOn() {
    if (isStopped()) {
      throw stopped();
    }
  }

  /**
   * Watches over something that may block, until the watch is closed.
   *
   * @param what for messages, such as {@code dump of database "shop"}
   * @param victim closed when it is stuck or the run is stopped; must allow that from any thread
   */
  public Watch watch(String what, AutoCloseable victim) {
    Watch watch = new Watch(what, victim, this, nanos);
    watches.add(watch);
    if (isStopped()) {
      watch.end(stop.get().reason());
    }
    return watch;
  }

  /**
   * Makes something that cannot be closed before it is there, such as a connection.
   *
   * @param what for messages, such as {@code connection to "Local"}
   */
  public <T> T open(String what, Supplier<T> opening) {
    try (Watch watch = watch(what, () -> {})) {
      return watch.during(opening::get);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something has begun or come to its end: the run is alive. */
  void sign() {
    lastSign = nanos.getAsLong();
  }

  /** How long there is nothing to be seen of the run; zero while something watched over is busy. */
  Duration silence() {
    return watches.stream().anyMatch(Watch::isBusy)
        ? Duration.ZERO
        : Duration.ofNanos(nanos.getAsLong() - lastSign);
  }

  void forget(Watch watch) {
    watches.remove(watch);
  }

  /** Everything watched over now. */
  public List<Watch> watches() {
    return List.copyOf(watches);
  }

  private static Phase phase(ExecutionStage stage, int from, int to, long total) {
    return new Phase(stage, from, to, total, new LongAdder());
  }
}

package io.dbackup.systemtask;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterType;
import io.dbackup.spi.task.TaskReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

/** Probes without a server, and what a task tells. */
final class Probing {
  final List<String> lines = new ArrayList<>();
  final TaskReport report = new TaskReport((problem, line) -> lines.add(line), () -> {});

  private final List<Thread> made = new CopyOnWriteArrayList<>();

  AdapterProbes probes(ScriptedAdapters adapters, Duration patience) {
    AdapterProbes probes =
        new AdapterProbes(patience) {
          @Override
          ThreadFactory factory() {
            return work -> {
              Thread thread = new Thread(work);
              made.add(thread);
              return thread;
            };
          }
        };
    probes.connections = adapters;
    return probes;
  }

  /** Returns when nothing is being asked any more. */
  void awaitEnd() throws InterruptedException {
    for (Thread thread : made) {
      thread.join();
    }
  }

  static AdapterConfig source(String id) {
    return new AdapterConfig(
        id, "Name of " + id, AdapterType.DATABASE, "sample", "{}", Instant.EPOCH);
  }

  static AdapterConfig destination(String id) {
    return new AdapterConfig(
        id, "Name of " + id, AdapterType.STORAGE, "memory", "{}", Instant.EPOCH);
  }
}

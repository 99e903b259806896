package io.dbackup.systemtask;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterConnections;
import io.dbackup.spi.database.DatabaseSession;
import io.dbackup.spi.database.ServerVersion;
import io.dbackup.spi.storage.StorageSession;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Adapters that answer, refuse or hang as a test wants, each by the id of its configuration. */
final class ScriptedAdapters extends AdapterConnections {
  /** The ids that were asked, in that order. */
  final Queue<String> asked = new ConcurrentLinkedQueue<>();

  final Map<String, RuntimeException> refusals = new ConcurrentHashMap<>();
  final Map<String, Error> errors = new ConcurrentHashMap<>();
  final Map<String, String> versions = new ConcurrentHashMap<>();
  final AtomicInteger open = new AtomicInteger();
  final AtomicInteger atOnce = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  private final Map<String, CountDownLatch> hanging = new ConcurrentHashMap<>();

  /** From now on it neither answers nor lets go when it is interrupted. */
  void hang(String id) {
    hanging.put(id, new CountDownLatch(1));
  }

  void release(String id) {
    hanging.remove(id).countDown();
  }

  @Override
  public DatabaseSession database(AdapterConfig source) {
    connect(source.id());
    ServerVersion version = new ServerVersion("Sample", versions.getOrDefault(source.id(), "1.0"));
    return session(
        DatabaseSession.class, source.id(), method -> method.equals("version") ? version : null);
  }

  @Override
  public StorageSession storage(AdapterConfig destination) {
    connect(destination.id());
    return session(StorageSession.class, destination.id(), method -> null);
  }

  private void connect(String id) {
    asked.add(id);
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try {
      CountDownLatch latch = hanging.get(id);
      while (latch != null && latch.getCount() > 0) {
        awaitUninterrupted(latch);
      }
      if (refusals.containsKey(id)) {
        throw refusals.get(id);
      }
      if (errors.containsKey(id)) {
        throw errors.get(id);
      }
    } finally {
      atOnce.decrementAndGet();
    }
    open.incrementAndGet();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      // It does not let go.
      LockSupport.parkNanos(1);
    }
  }

  private <T> T session(
      Class<T> type, String id, java.util.function.Function<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "close" -> open.decrementAndGet();
                case "ping", "version" -> {}
                default -> throw new UnsupportedOperationException(id + ": " + method.getName());
              }
              return answers.apply(method.getName());
            }));
  }
}

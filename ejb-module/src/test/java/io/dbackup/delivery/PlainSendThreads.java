package io.dbackup.delivery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Threads without a server, which can be waited for. */
public final class PlainSendThreads extends SendThreads {
  private final List<Thread> started = new CopyOnWriteArrayList<>();

  @Override
  public Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    started.add(thread);
    thread.start();
    return thread;
  }

  /** Waits for every thread, those that are started meanwhile too; a stuck one stops it. */
  void awaitAll() throws InterruptedException {
    for (int i = 0; i < started.size(); i++) {
      started.get(i).join();
    }
  }

  /** Waits for the threads of a channel. */
  void await(String channelId) throws InterruptedException {
    for (int i = 0; i < started.size(); i++) {
      if (started.get(i).getName().endsWith(channelId)) {
        started.get(i).join();
      }
    }
  }
}

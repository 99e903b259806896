package io.dbackup.batch.run;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Threads of the server for work beside the batch threads. Each is new and ends with its work, so
 * that a stuck one never takes another's place.
 */
@ApplicationScoped
public class WorkerThreads {
  @Resource ManagedThreadFactory factory;

  /**
   * Starts work on a thread of its own, which is as urgent as the caller's: a transfer's threads
   * stay behind those of requests. The work must catch what it throws.
   */
  public Thread start(String name, Runnable work) {
    Thread thread = factory.newThread(work);
    thread.setName(name);
    thread.setDaemon(true);
    thread.setPriority(Thread.currentThread().getPriority());
    thread.start();
    return thread;
  }
}

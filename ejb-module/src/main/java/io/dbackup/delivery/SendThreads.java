package io.dbackup.delivery;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Threads of the server for sending. Each is new and ends with its work, so that a stuck one never
 * takes another's place.
 */
@ApplicationScoped
public class SendThreads {
  @Resource ManagedThreadFactory factory;

  /** Starts work on a thread of its own. The work must catch what it throws. */
  public Thread start(String name, Runnable work) {
    Thread thread = factory.newThread(work);
    thread.setName(name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}

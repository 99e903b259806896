package io.dbackup.batch.harness;

import io.dbackup.batch.run.WorkerThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Specializes;

/** Threads without a server. */
@ApplicationScoped
@Specializes
public class PlainThreads extends WorkerThreads {
  @Override
  public Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}

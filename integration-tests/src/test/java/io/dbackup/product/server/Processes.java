package io.dbackup.product.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds and awaits operating system processes. */
final class Processes {

  private Processes() {}

  /**
   * Every process whose command line names the folder: a server that puts itself into the
   * background is no longer a descendant of its start script.
   */
  static List<ProcessHandle> naming(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> commandLine(process).contains(folder.toString()))
        .toList();
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return new String(
              Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline")),
              StandardCharsets.UTF_8)
          .replace('\0', ' ');
    } catch (IOException ended) {
      return "";
    }
  }

  static void awaitEnd(List<ProcessHandle> processes, Duration patience) {
    CompletableFuture<?>[] ends =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(patience.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      throw new AssertionError("a server process did not end", e);
    }
  }
}

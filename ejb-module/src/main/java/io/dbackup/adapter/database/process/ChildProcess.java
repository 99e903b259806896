package io.dbackup.adapter.database.process;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A running program. Its message streams are drained all the time in bounded memory, so it can
 * never block on them, and lines with a secret in them are withheld. {@link #close()} may be called
 * from any thread at any time; it kills the program and everything it started. The other methods
 * belong to one thread.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Duration LAST_MESSAGES = Duration.ofSeconds(5);

  private final CommandLine command;
  private final SecretGuard guard;
  private final Process process;
  private final OutputLines errors = new OutputLines(line -> true);
  private final OutputLines messages;
  private final List<Thread> drains = new ArrayList<>();
  private volatile boolean closed;

  private ChildProcess(CommandLine command, Process process, Predicate<String> messages) {
    this.command = command;
    this.guard = command.guard();
    this.process = process;
    this.messages = new OutputLines(messages);
    drain(process.getErrorStream(), errors);
  }

  /** Starts a program whose standard output is wanted; it gets no input. */
  public static ChildProcess producing(CommandLine command) {
    Redirect nothing = Redirect.from(new File("/dev/null"));
    return new ChildProcess(command, start(command, nothing), line -> false);
  }

  /**
   * Starts a program that is fed through its standard input.
   *
   * @param messages which lines of its standard output are messages to keep
   */
  public static ChildProcess consuming(CommandLine command, Predicate<String> messages) {
    ChildProcess child = new ChildProcess(command, start(command, Redirect.PIPE), messages);
    child.drain(child.process.getInputStream(), child.messages);
    return child;
  }

  private static Process start(CommandLine command, Redirect input) {
    command
        .notExpressible()
        .ifPresent(
            text -> {
              throw new AdapterException(
                  AdapterFailure.PERMANENT,
                  "The "
                      + text
                      + " cannot be passed to "
                      + command.programName()
                      + ", because this server was started with a locale that does not know its characters."
                      + " Start the server with LC_ALL=C.UTF-8.");
            });
    ProcessBuilder builder = new ProcessBuilder(command.words()).redirectInput(input);
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new AdapterException(
          AdapterFailure.PERMANENT,
          command.programName() + " could not be started: " + e.getMessage(),
          e);
    }
  }

  public InputStream output() {
    return process.getInputStream();
  }

  public OutputStream input() {
    return process.getOutputStream();
  }

  /**
   * Waits, without limit, until the program has ended and its last messages are read.
   *
   * @return its exit status
   */
  public int awaitExit() {
    try {
      int status = process.waitFor();
      for (Thread drain : drains) {
        // A program left behind by the program may hold the stream open for ever.
        drain.join(LAST_MESSAGES.toMillis());
      }
      return status;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AdapterException(
          AdapterFailure.RETRYABLE,
          "Waiting for " + command.programName() + " was interrupted.",
          e);
    }
  }

  /** Waits up to a limit for the program to end; whether it did. */
  public boolean endsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public boolean isClosed() {
    return closed;
  }

  /** Lines of its error stream, secrets withheld: the first and the last hundred. */
  public List<String> errorLines() {
    return errors.lines().stream().map(guard::shown).toList();
  }

  /** The wanted lines of its standard output, secrets withheld. */
  public List<String> messageLines() {
    return messages.lines().stream().map(guard::shown).toList();
  }

  /** The last few error lines in one text, for a message to the user. */
  public String errorSummary() {
    List<String> lines = errorLines();
    if (lines.isEmpty()) {
      return "it gave no reason";
    }
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }

  @Override
  public void close() {
    closed = true;
    // Descendants first: once their parent is gone they are nobody's, and they may hold the pipe
    // open.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void drain(InputStream stream, OutputLines lines) {
    Thread thread =
        new Thread(
            () -> {
              try {
                lines.drain(stream);
              } catch (IOException e) {
                System.getLogger(ChildProcess.class.getName())
                    .log(
                        System.Logger.Level.DEBUG,
                        "Messages of {0} ended: {1}",
                        command,
                        e.getMessage());
              }
            },
            command.programName() + " messages");
    thread.setDaemon(true);
    thread.start();
    drains.add(thread);
  }
}

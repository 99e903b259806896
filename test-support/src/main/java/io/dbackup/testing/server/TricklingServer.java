package io.dbackup.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Greets as an SMTP server does and never comes to the end of its greeting: no time limit for a
 * single answer notices that it hangs.
 */
public final class TricklingServer implements AutoCloseable {
  private static final byte[] LINE = "220-Just a moment\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final long PERIOD_MILLIS = 300;

  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
  private final ServerSocket socket;

  public TricklingServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
    threads.scheduleWithFixedDelay(this::trickle, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void accept() {
    try {
      while (!socket.isClosed()) {
        clients.add(socket.accept());
      }
    } catch (IOException closed) {
      // The end of the test.
    }
  }

  private void trickle() {
    for (Socket client : clients) {
      try {
        client.getOutputStream().write(LINE);
      } catch (IOException gone) {
        clients.remove(client);
      }
    }
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** How many clients hang on it now. */
  public int hanging() {
    return clients.size();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      socket.close();
      for (Socket client : clients) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

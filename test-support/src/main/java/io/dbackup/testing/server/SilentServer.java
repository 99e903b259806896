package io.dbackup.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Takes connections, since the system does so for it, and never says a word: what a hanging server
 * looks like from outside.
 */
public final class SilentServer implements AutoCloseable {
  private final ServerSocket socket;
  private Socket accepted;

  public SilentServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Waits until somebody has connected, and goes on being silent. */
  public void awaitConnection() throws IOException {
    accepted = socket.accept();
  }

  @Override
  public void close() {
    try {
      socket.close();
      if (accepted != null) {
        accepted.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

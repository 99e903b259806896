package io.dbackup.testing.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/**
 * A real SMTP server (SubEthaSMTP) on loopback that keeps what it accepts. It can refuse
 * recipients. Thread-safe.
 */
public final class SmtpServer implements AutoCloseable {
  public static final String HOST = "localhost";
  public static final String USER = "backup";
  public static final String PASSWORD = "s3cret-of-the-mailbox";

  private final List<ReceivedMail> received = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();
  private final AtomicInteger logins;
  private final SMTPServer server;

  private SmtpServer(SMTPServer.Builder builder, AtomicInteger logins) {
    this.logins = logins;
    this.server =
        builder
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandlerFactory(Reception::new)
            .build();
    server.start();
  }

  /** Without encryption or login. */
  public static SmtpServer open() {
    return new SmtpServer(SMTPServer.port(0), new AtomicInteger());
  }

  /** Without encryption, for the one login only. */
  public static SmtpServer withLogin() {
    AtomicInteger logins = new AtomicInteger();
    return new SmtpServer(
        SMTPServer.port(0).requireAuth().authenticationHandlerFactory(login(logins)), logins);
  }

  /** Takes mail only after STARTTLS and login. */
  public static SmtpServer withStartTls(SSLContext certificate) {
    AtomicInteger logins = new AtomicInteger();
    return new SmtpServer(
        SMTPServer.port(0)
            .enableTLS()
            .requireTLS()
            .startTlsSocketFactory(certificate)
            .requireAuth()
            .authenticationHandlerFactory(login(logins)),
        logins);
  }

  /** Encrypted from the first byte, for the one login only. */
  public static SmtpServer withSsl(SSLContext certificate) {
    AtomicInteger logins = new AtomicInteger();
    return new SmtpServer(
        SMTPServer.port(0)
            .serverSocketFactory(certificate)
            .requireAuth()
            .authenticationHandlerFactory(login(logins)),
        logins);
  }

  private static EasyAuthenticationHandlerFactory login(AtomicInteger logins) {
    return new EasyAuthenticationHandlerFactory(
        (user, password, context) -> {
          logins.incrementAndGet();
          if (!USER.equals(user) || !PASSWORD.equals(password)) {
            throw new LoginFailedException();
          }
        });
  }

  public int port() {
    return server.getPortAllocated();
  }

  /** From now on refuses a recipient with an SMTP code. */
  public void refuse(String recipient, int code) {
    refused.put(recipient, code);
  }

  /** How often somebody tried to log in. */
  public int logins() {
    return logins.get();
  }

  /** In the order of arrival. */
  public List<ReceivedMail> received() {
    return received;
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Reception implements MessageHandler {
    private final MessageContext context;
    private final List<String> recipients = new ArrayList<>();
    private String sender;

    Reception(MessageContext context) {
      this.context = context;
    }

    @Override
    public void from(String from) {
      sender = from;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
      Integer code = refused.get(recipient);
      if (code != null) {
        throw new RejectException(code, "No mail for " + recipient);
      }
      recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws IOException {
      Session session = (Session) context;
      received.add(
          new ReceivedMail(
              sender,
              List.copyOf(recipients),
              context.getAuthenticationHandler().map(h -> (String) h.getIdentity()).orElse(null),
              session.getSocket() instanceof SSLSocket,
              data.readAllBytes()));
      return null;
    }

    @Override
    public void done() {
      // Nothing is held.
    }
  }
}

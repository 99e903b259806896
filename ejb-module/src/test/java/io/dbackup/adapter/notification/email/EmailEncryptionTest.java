package io.dbackup.adapter.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.testing.contract.NotificationAdapterContract;
import io.dbackup.testing.mail.SmtpServer;
import io.dbackup.testing.mail.TestCertificate;
import io.dbackup.testing.server.SilentServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmailEncryptionTest {
  @TempDir static Path folder;

  private static SSLContext usual;
  private static TestCertificate forThisHost;
  private static TestCertificate forAnotherHost;

  @BeforeAll
  static void trustOneCertificate() throws Exception {
    usual = SSLContext.getDefault();
    forThisHost = TestCertificate.of("localhost", folder);
    forAnotherHost = TestCertificate.of("mail.example.com", folder);
    SSLContext.setDefault(forThisHost.client());
  }

  @AfterAll
  static void trustAsUsual() {
    SSLContext.setDefault(usual);
  }

  private static AdapterProperties properties(String secure, int port) {
    return new AdapterProperties(
        Map.of(
            "host",
            SmtpServer.HOST,
            "port",
            (long) port,
            "secure",
            secure,
            "username",
            SmtpServer.USER,
            "password",
            SmtpServer.PASSWORD,
            "from",
            "backup@example.com",
            "to",
            List.of("ann@example.com")));
  }

  private static void send(String secure, int port) {
    new EmailAdapter()
        .send(properties(secure, port), NotificationAdapterContract.notification("Hello", "Text"));
  }

  private static AdapterException failure(String secure, int port) {
    return catchThrowableOfType(AdapterException.class, () -> send(secure, port));
  }

  private static void assertArrivedEncrypted(SmtpServer server) {
    assertThat(server.received())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.encrypted()).isTrue();
              assertThat(mail.login()).isEqualTo(SmtpServer.USER);
            });
  }

  @Test
  void startTlsShouldEncryptBeforeTheLogin() throws Exception {
    try (SmtpServer server = SmtpServer.withStartTls(forThisHost.server())) {
      send("starttls", server.port());
      assertArrivedEncrypted(server);
    }
  }

  @Test
  void sslShouldEncryptFromTheFirstByte() throws Exception {
    try (SmtpServer server = SmtpServer.withSsl(forThisHost.server())) {
      send("ssl", server.port());
      assertArrivedEncrypted(server);
    }
  }

  @Test
  void aServerWithoutStartTlsShouldGetNeitherPasswordNorMail() {
    try (SmtpServer server = SmtpServer.withLogin()) {
      AdapterException failure = failure("starttls", server.port());

      assertThat(failure).hasMessageContaining("STARTTLS is required");
      assertThat(server.received()).isEmpty();
      assertThat(server.logins()).isZero();
    }
  }

  @Test
  void aCertificateOfAnotherHostShouldEndTheConnection() throws Exception {
    SSLContext.setDefault(forAnotherHost.client());
    try (SmtpServer server = SmtpServer.withStartTls(forAnotherHost.server());
        SmtpServer ssl = SmtpServer.withSsl(forAnotherHost.server())) {
      assertThat(failure("starttls", server.port()).failure()).isEqualTo(AdapterFailure.PERMANENT);
      assertThat(failure("ssl", ssl.port()).failure()).isEqualTo(AdapterFailure.PERMANENT);
      assertThat(server.received()).isEmpty();
      assertThat(ssl.received()).isEmpty();
      assertThat(server.logins() + ssl.logins()).isZero();
    } finally {
      SSLContext.setDefault(forThisHost.client());
    }
  }

  @Test
  void aCertificateThatNobodyTrustsShouldEndTheConnection() throws Exception {
    TestCertificate unknown =
        TestCertificate.of("localhost", Files.createDirectory(folder.resolve("other")));
    try (SmtpServer server = SmtpServer.withStartTls(unknown.server());
        SmtpServer ssl = SmtpServer.withSsl(unknown.server())) {
      AdapterException failure = failure("starttls", server.port());

      assertThat(failure.failure()).isEqualTo(AdapterFailure.PERMANENT);
      assertThat(failure).hasMessageContaining("certificate");
      assertThat(failure("ssl", ssl.port()).failure()).isEqualTo(AdapterFailure.PERMANENT);
      assertThat(server.logins() + ssl.logins()).isZero();
    }
  }

  @Test
  void anInterruptShouldEndAnEncryptedConnectionThatHangs() throws Exception {
    try (SilentServer silent = new SilentServer()) {
      CompletableFuture<AdapterException> result = new CompletableFuture<>();
      Thread sender = new Thread(() -> result.complete(failure("ssl", silent.port())));
      sender.start();
      silent.awaitConnection();
      sender.interrupt();

      assertThat(result.get(20, TimeUnit.SECONDS).retryable()).isTrue();
    }
  }
}

package io.dbackup.adapter.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.notification.NotificationAdapter;
import io.dbackup.testing.contract.NotificationAdapterContract;
import io.dbackup.testing.mail.ReceivedMail;
import io.dbackup.testing.mail.SmtpServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmailAdapterTest implements NotificationAdapterContract {
  private final SmtpServer server = SmtpServer.withLogin();

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  public NotificationAdapter adapter() {
    return new EmailAdapter();
  }

  @Override
  public AdapterProperties properties() {
    return at(server.port());
  }

  @Override
  public AdapterProperties at(int port) {
    Map<String, Object> values = new HashMap<>();
    values.put("host", SmtpServer.HOST);
    values.put("port", (long) port);
    values.put("secure", "none");
    values.put("username", SmtpServer.USER);
    values.put("password", SmtpServer.PASSWORD);
    values.put("from", "DBackup <backup@example.com>");
    values.put("to", List.of("ann@example.com", "Bob <bob@example.org>"));
    return new AdapterProperties(values);
  }

  @Override
  public List<String> shown() {
    return server.received().stream()
        .map(mail -> mail.subject() + "\n" + mail.plainText())
        .toList();
  }

  @Override
  public String secret() {
    return SmtpServer.PASSWORD;
  }

  private void send(AdapterProperties properties, String title, String text) {
    adapter().send(properties, NotificationAdapterContract.notification(title, text));
  }

  private AdapterException failure(AdapterProperties properties) {
    return catchThrowableOfType(
        AdapterException.class, () -> send(properties, "Backup failed", "The disk is full"));
  }

  private ReceivedMail mail() {
    assertThat(server.received()).hasSize(1);
    return server.received().get(0);
  }

  @Test
  void aMailShouldGoToEveryRecipientAfterTheLogin() {
    send(properties(), "Backup failed", "The disk is full");

    assertThat(mail().recipients()).containsExactly("ann@example.com", "bob@example.org");
    assertThat(mail().sender()).isEqualTo("backup@example.com");
    assertThat(mail().login()).isEqualTo(SmtpServer.USER);
    assertThat(mail().encrypted()).isFalse();
  }

  @Test
  void aMailShouldHavePlainTextAndHtmlWithTheSameWords() throws Exception {
    send(properties(), "Backup failed", "There is none.\n\nThe disk\nis full");

    assertThat(mail().message().getContentType()).startsWith("multipart/alternative");
    assertThat(mail().plainText())
        .startsWith("There is none.\n\nThe disk\nis full\n\nJob: Nightly shop\n");
    assertThat(mail().html())
        .contains("<p>There is none.</p><p>The disk<br>is full</p>")
        .contains("Disk in Köln")
        .contains("<a href=\"https://backup.example.com\">");
    assertThat(mail().message().getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @Test
  void everyWordFromOutsideShouldBeEscapedInHtml() {
    send(properties(), "<script>alert('t')</script>", "<img src=x onerror=\"a()\"> & more");

    assertThat(mail().html())
        .doesNotContain("<script", "<img", "onerror=\"")
        .contains("&lt;script&gt;alert(&#39;t&#39;)&lt;/script&gt;")
        .contains("&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; more");
  }

  @Test
  void aTitleShouldNotBecomeAnotherHeader() throws Exception {
    send(properties(), "Hello\r\nBcc: thief@example.com\r\n\r\nbody", "Text");

    assertThat(mail().message().getHeader("Bcc")).isNull();
    assertThat(mail().recipients()).hasSize(2);
    assertThat(mail().subject()).isEqualTo("Hello Bcc: thief@example.com body");
  }

  @Test
  void aSubjectShouldBeOneLineEvenIfTheMailLibraryDidNotCare() {
    assertThat(MailMessage.subject("Hello\r\nBcc: thief@example.com\u2028\u0085x"))
        .isEqualTo("Hello Bcc: thief@example.com x");
    assertThat(MailMessage.subject("x".repeat(5000))).hasSizeLessThan(250);
  }

  @Test
  void theSameNotificationShouldBeTheSameMailForAMailbox() throws Exception {
    send(properties(), "Backup failed", "First");
    send(properties(), "Backup failed", "Again");

    assertThat(server.received())
        .extracting(mail -> mail.message().getMessageID())
        .containsOnly("<01jcontract00000000000000x@example.com>");
  }

  @Test
  void aWrongPasswordShouldBeSaidAndNotTriedAgain() {
    AdapterException failure = failure(properties().with(Map.of("password", "wrong-password")));

    assertThat(failure.failure()).isEqualTo(AdapterFailure.DENIED);
    assertThat(failure).hasMessageContaining("refused the login").hasMessageContaining("535");
    assertThat(failure.getMessage()).doesNotContain("wrong-password");
    assertThat(server.received()).isEmpty();
  }

  @Test
  void aServerThatWantsALoginShouldNotTakeMailWithoutOne() {
    AdapterException failure = failure(properties().with(Map.of("username", "")));

    assertThat(failure.failure()).isEqualTo(AdapterFailure.PERMANENT);
    assertThat(server.received()).isEmpty();
  }

  @Test
  void aServerWithoutALoginShouldTakeMail() {
    try (SmtpServer open = SmtpServer.open()) {
      send(at(open.port()).with(Map.of("username", "", "password", "")), "Hello", "Text");

      assertThat(open.received())
          .singleElement()
          .satisfies(mail -> assertThat(mail.login()).isNull());
    }
  }

  @Test
  void aRecipientWhoIsGoneShouldNotKeepTheOthersFromKnowing() {
    server.refuse("bob@example.org", 550);

    AdapterException failure = failure(properties());

    assertThat(mail().recipients()).containsExactly("ann@example.com");
    assertThat(failure.retryable()).as("ann would get it twice").isFalse();
    assertThat(failure)
        .hasMessageContaining("took the message for ann@example.com")
        .hasMessageContaining("refused Bob <bob@example.org>")
        .hasMessageContaining("550");
  }

  @Test
  void aRefusalForGoodShouldNotBeTriedAgainAndOneForNowShould() {
    server.refuse("ann@example.com", 550);
    server.refuse("bob@example.org", 550);
    assertThat(failure(properties()).failure()).isEqualTo(AdapterFailure.PERMANENT);

    server.refuse("ann@example.com", 451);
    server.refuse("bob@example.org", 451);
    AdapterException failure = failure(properties());
    assertThat(failure.failure()).isEqualTo(AdapterFailure.RETRYABLE);
    assertThat(failure).hasMessageContaining("451");
    assertThat(server.received()).isEmpty();
  }

  @Test
  void anAddressThatIsNoneShouldNameItsProperty() {
    assertThat(failure(properties().with(Map.of("from", "not an address"))))
        .hasMessageContaining("config.from");
    AdapterException failure = failure(properties().with(Map.of("to", List.of("a@b", "nobody"))));
    assertThat(failure).hasMessageContaining("config.to").hasMessageContaining("nobody");
    assertThat(failure.retryable()).isFalse();
    assertThat(server.received()).isEmpty();
  }

  @Test
  void theUsualPortShouldFollowFromTheEncryption() {
    assertThat(port("starttls")).isEqualTo(587);
    assertThat(port("ssl")).isEqualTo(465);
    assertThat(port("none")).isEqualTo(25);
  }

  private static int port(String secure) {
    return MailServer.of(new AdapterProperties(Map.of("host", "mail", "secure", secure))).port();
  }
}

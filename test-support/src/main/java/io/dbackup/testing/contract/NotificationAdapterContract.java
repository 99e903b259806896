package io.dbackup.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbackup.adapter.AdapterType;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.notification.Notification;
import io.dbackup.spi.notification.NotificationAdapter;
import io.dbackup.testing.server.SilentServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What every notification adapter must do. A test of an adapter implements this and names what is
 * tested.
 */
public interface NotificationAdapterContract {
  /** A caller gives up after half a minute. */
  Duration PATIENCE = Duration.ofSeconds(25);

  NotificationAdapter adapter();

  /** Properties of a channel that accepts messages. */
  AdapterProperties properties();

  /** The same channel, if it were behind another port of this machine. */
  AdapterProperties at(int port);

  /** What the channel accepted, as its readers see it, oldest first. */
  List<String> shown();

  /** The secret in the properties. */
  String secret();

  /** A message with everything a message can have. */
  static Notification notification(String title, String text) {
    return new Notification(
        "01jcontract00000000000000x",
        Notification.Kind.FAILURE,
        title,
        text,
        Instant.parse("2026-11-02T03:00:00Z"),
        Optional.of(URI.create("https://backup.example.com")),
        List.of(
            new Notification.Field("Job", "Nightly shop"),
            new Notification.Field("Destination", "Disk in Köln")));
  }

  private AdapterException failure(AdapterProperties properties) {
    return catchThrowableOfType(
        AdapterException.class,
        () -> adapter().send(properties, notification("Backup failed", "The disk is full")));
  }

  private static String everything(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  @Test
  default void idAndPropertiesShouldBeDeclared() {
    assertThat(adapter().id()).matches("[a-z0-9-]+");
    assertThat(adapter().displayName()).isNotBlank();
    assertThat(adapter().type()).isEqualTo(AdapterType.NOTIFICATION);
    assertThat(adapter().configProperties()).isNotEmpty();
  }

  @Test
  default void aMessageShouldArriveOnceWithAllItSays() {
    adapter().send(properties(), notification("Backup failed", "There is no new backup.\n\nWhy"));

    assertThat(shown())
        .singleElement()
        .satisfies(
            message ->
                assertThat(message)
                    .contains("Backup failed")
                    .contains("There is no new backup.")
                    .contains("Nightly shop")
                    .contains("Disk in Köln")
                    .contains("https://backup.example.com"));
  }

  @Test
  default void wordsFromOutsideShouldArriveAsWords() {
    String hostile = "<b>x</b> & \"quoted\" 'it' ünï 漢字 **bold** @everyone [a](http://b.example)";

    adapter().send(properties(), notification(hostile, "Reason: " + hostile));

    assertThat(shown().get(0)).contains("Reason: " + hostile);
  }

  @Test
  default void aVeryLongMessageShouldStillArrive() {
    adapter().send(properties(), notification("t".repeat(2000), "x* ".repeat(20_000)));

    assertThat(shown()).hasSize(1);
  }

  @Test
  default void aTitleOfSeveralLinesShouldArriveAsOne() {
    adapter().send(properties(), notification("One\r\nBcc: thief@example.com\n\nTwo", "Text"));

    assertThat(shown().get(0)).contains("Bcc: thief@example.com Two");
  }

  @Test
  default void aChannelThatCannotBeReachedShouldBeTriedAgain() {
    int port;
    try (SilentServer gone = new SilentServer()) {
      port = gone.port();
    }

    AdapterException failure = failure(at(port));

    assertThat(failure.retryable()).as(failure.getMessage()).isTrue();
    assertThat(everything(failure)).doesNotContain(secret());
  }

  @Test
  default void aSilentChannelShouldBeGivenUpInTime() throws Exception {
    try (SilentServer silent = new SilentServer()) {
      AdapterException failure =
          CompletableFuture.supplyAsync(() -> failure(at(silent.port())))
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

      assertThat(failure.retryable()).as(failure.getMessage()).isTrue();
      assertThat(everything(failure)).doesNotContain(secret());
    }
  }

  @Test
  default void anInterruptShouldEndAnAttemptThatHangs() throws Exception {
    try (SilentServer silent = new SilentServer()) {
      CompletableFuture<AdapterException> result = new CompletableFuture<>();
      Thread sender = new Thread(() -> result.complete(failure(at(silent.port()))));
      sender.start();
      silent.awaitConnection();
      sender.interrupt();

      AdapterException failure = result.get(20, TimeUnit.SECONDS);
      assertThat(failure.retryable()).as(failure.getMessage()).isTrue();
      assertThat(everything(failure)).doesNotContain(secret());
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  default void thePropertiesShouldNotBeShown() {
    assertThat(properties().toString()).doesNotContain(secret());
  }
}

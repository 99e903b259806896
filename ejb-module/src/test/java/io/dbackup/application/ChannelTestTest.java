package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.access.Permission;
import io.dbackup.adapter.AdapterType;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import io.dbackup.persistence.TestPersistence;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.spi.notification.Notification;
import io.dbackup.spi.notification.NotificationAdapter;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trying out a notification channel. */
class ChannelTestTest {
  private static TestPersistence database;
  private JobRoom room;
  private final Channel channel = new Channel();

  /** Keeps what it was given, or refuses it. */
  private static final class Channel implements NotificationAdapter {
    private final List<Notification> given = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private Optional<RuntimeException> refusal = Optional.empty();

    @Override
    public String id() {
      return "chat";
    }

    @Override
    public String displayName() {
      return "Chat";
    }

    @Override
    public List<ConfigProperty> configProperties() {
      return List.of(
          ConfigProperty.text("address", "Address", "").asRequired(),
          ConfigProperty.text("password", "Password", "").asSecret());
    }

    @Override
    public void send(AdapterProperties properties, Notification notification) {
      refusal.ifPresent(
          failure -> {
            throw failure;
          });
      given.add(notification);
      addresses.add(properties.requiredText("address"));
    }
  }

  @BeforeAll
  static void openDatabase() {
    database = new TestPersistence();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void enter() {
    room = new JobRoom(database);
  }

  private static JsonObject config(String address) {
    return Json.createObjectBuilder().add("address", address).build();
  }

  private ConnectionResult<String> test(JsonObject config, Optional<String> configId) {
    return room.connections(channel).test(new ConnectionRequest("chat", config, configId));
  }

  private List<AuditEntry> audited() {
    return database.audit().find(AuditFilter.all(), 0, 10);
  }

  @Test
  void aTestShouldShowInTheChannelWhoAskedForItAndBeAudited() {
    room.with("dbackup.public-url", "https://backup.example.com");
    room.actAs(JobRoom.person(Permission.NOTIFICATIONS_READ));

    ConnectionResult<String> result = test(config("night shift"), Optional.empty());

    assertThat(result.success()).isTrue();
    assertThat(result.message()).contains("look for it in the channel");
    assertThat(channel.addresses).containsExactly("night shift");
    Notification message = channel.given.get(0);
    assertThat(message.kind()).isEqualTo(Notification.Kind.INFO);
    assertThat(message.title()).isEqualTo("DBackup test message");
    assertThat(message.fields())
        .containsExactly(new Notification.Field("Asked for by", "ann@example.com"));
    assertThat(message.link()).isPresent();
    assertThat(audited())
        .singleElement()
        .satisfies(entry -> assertThat(entry.details()).contains("test", "chat"));
  }

  @Test
  void aChannelThatRefusesShouldBeAnAnswerInItsWords() {
    channel.refusal =
        Optional.of(new AdapterException(AdapterFailure.DENIED, "Nobody may write there"));

    ConnectionResult<String> result = test(config("closed"), Optional.empty());

    assertThat(result.success()).isFalse();
    assertThat(result.message()).isEqualTo("Nobody may write there");
    assertThat(audited()).as("the attempt all the same").hasSize(1);
  }

  @Test
  void aFailureNobodyForesawShouldNotLookLikeAnAnswer() {
    channel.refusal = Optional.of(new IllegalStateException("a defect"));

    assertThatThrownBy(() -> test(config("x"), Optional.empty())).hasMessage("a defect");
  }

  @Test
  void theStoredPasswordOfAChannelShouldNotBeSentElsewhereByAReader() {
    JsonObject stored =
        Json.createObjectBuilder().add("address", "home").add("password", "s3cret").build();
    String id =
        database
            .transaction(
                () ->
                    room.adapters(channel).create("Home", AdapterType.NOTIFICATION, "chat", stored))
            .adapter()
            .id();
    room.actAs(JobRoom.person(Permission.NOTIFICATIONS_READ));

    assertThatThrownBy(() -> test(config("thief"), Optional.of(id)))
        .hasMessageContaining("notifications:write");
    assertThat(channel.given).isEmpty();
    assertThat(test(JsonObject.EMPTY_JSON_OBJECT, Optional.of(id)).success()).isTrue();
  }

  @Test
  void whoeverMayNotSeeChannelsShouldNotTestOne() {
    room.actAs(JobRoom.person(Permission.SOURCES_READ));

    assertThatThrownBy(() -> test(config("x"), Optional.empty()))
        .hasMessageContaining("notifications:read");
    assertThat(channel.given).isEmpty();
  }
}

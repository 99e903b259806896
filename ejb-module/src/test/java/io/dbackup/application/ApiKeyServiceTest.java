package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.access.AccessSecret;
import io.dbackup.access.ApiKey;
import io.dbackup.access.Caller;
import io.dbackup.access.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiKeyServiceTest {
  private final AccessWorld world = new AccessWorld();
  private final User admin = world.superAdmin();

  @AfterEach
  void close() {
    world.close();
  }

  private IssuedApiKey create(Instant expiresAt, String... permissions) {
    return world.keys(
        service ->
            service.create(
                new ApiKeyChange(
                    Optional.of("ci"),
                    Optional.of(List.of(permissions)),
                    Optional.empty(),
                    expiresAt != null,
                    expiresAt)));
  }

  private ApiKey update(String id, Optional<List<String>> permissions, Optional<Boolean> enabled) {
    return world.keys(
        service ->
            service.update(
                id,
                Edition.ANY,
                new ApiKeyChange(Optional.empty(), permissions, enabled, false, null)));
  }

  private Optional<Caller> callerOf(AccessSecret key) {
    return world.callerOfKey(key.text());
  }

  @Test
  void aKeyOfASuperAdminShouldHaveOnlyWhatIsListed() {
    IssuedApiKey issued = create(null, "jobs:read", "jobs:execute");
    Caller caller = callerOf(issued.secret()).orElseThrow();
    assertThat(caller.permissions()).containsExactlyInAnyOrder("jobs:read", "jobs:execute");
    assertThat(caller.superAdmin()).isFalse();
    assertThat(caller.apiKey()).contains(issued.key().id());
    assertThat(caller.userId()).isEqualTo(admin.id());
  }

  @Test
  void onlyTheHashShouldBeStored() throws Exception {
    IssuedApiKey issued = create(null, "jobs:read");
    try (var connection = world.database.dataSource().getConnection();
        var rows = connection.createStatement().executeQuery("select * from api_key")) {
      assertThat(rows.next()).isTrue();
      for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
        assertThat(rows.getString(column)).isNotEqualTo(issued.secret().text());
      }
    }
    assertThat(world.trail()).noneMatch(line -> line.details().contains(issued.secret().text()));
  }

  @Test
  void nobodyShouldMakeAKeyThatMayDoMoreThanThemselves() {
    world.as(Caller.of(world.user("ops@example.com", "jobs:read", "api-keys:write")));
    assertThatThrownBy(() -> create(null, "jobs:read", "jobs:write"))
        .hasMessage("Permission denied: jobs:write required");
    assertThat(callerOf(create(null, "jobs:read").secret())).isPresent();
  }

  @Test
  void aKeyShouldNotMakeAKeyThatMayDoMoreThanItself() {
    IssuedApiKey weak = create(null, "api-keys:write", "jobs:read");
    world.as(callerOf(weak.secret()).orElseThrow());
    assertThatThrownBy(() -> create(null, "vault:write"))
        .hasMessage("Permission denied: vault:write required");
    assertThat(create(null, "jobs:read").key().owner().id()).isEqualTo(admin.id());
  }

  @Test
  void aKeyShouldLoseWhatItsOwnerLoses() {
    User ops = world.user("ops@example.com", "jobs:read", "jobs:execute", "api-keys:write");
    world.as(Caller.of(ops));
    IssuedApiKey issued = create(null, "jobs:read", "jobs:execute");
    world.as(Caller.of(admin));
    world.groups(
        service ->
            service.update(
                ops.groups().get(0).id(),
                Edition.ANY,
                Optional.empty(),
                Optional.of(List.of("jobs:read"))));
    assertThat(callerOf(issued.secret()).orElseThrow().permissions()).containsExactly("jobs:read");
  }

  @Test
  void aKeyShouldStopWhenItExpires() {
    IssuedApiKey issued = create(world.clock.instant().plus(Duration.ofHours(1)), "jobs:read");
    assertThat(callerOf(issued.secret())).isPresent();
    world.clock.pass(Duration.ofHours(1));
    assertThat(callerOf(issued.secret())).isEmpty();
  }

  @Test
  void anExpiryInThePastShouldBeRefused() {
    assertThatThrownBy(() -> create(Instant.parse("2020-01-01T00:00:00Z"), "jobs:read"))
        .hasMessageContaining("expiresAt");
  }

  @Test
  void aDisabledKeyShouldStopAndStartAgain() {
    IssuedApiKey issued = create(null, "jobs:read");
    update(issued.key().id(), Optional.empty(), Optional.of(false));
    assertThat(callerOf(issued.secret())).isEmpty();
    update(issued.key().id(), Optional.empty(), Optional.of(true));
    assertThat(callerOf(issued.secret())).isPresent();
  }

  @Test
  void rotatingShouldReplaceTheSecretAtOnce() {
    IssuedApiKey issued = create(null, "jobs:read");
    IssuedApiKey rotated = world.keys(service -> service.rotate(issued.key().id()));
    assertThat(callerOf(issued.secret())).isEmpty();
    assertThat(callerOf(rotated.secret())).isPresent();
    assertThat(rotated.key().prefix()).isEqualTo(rotated.secret().prefix());
  }

  @Test
  void nobodyShouldGetAtAStrongerKey() {
    IssuedApiKey strong = create(null, "vault:write");
    world.as(Caller.of(world.user("ops@example.com", "api-keys:read", "api-keys:write")));
    assertThatThrownBy(() -> world.keys(service -> service.rotate(strong.key().id())))
        .hasMessage("Permission denied: vault:write required");
    assertThatThrownBy(() -> update(strong.key().id(), Optional.empty(), Optional.of(true)))
        .hasMessage("Permission denied: vault:write required");
    assertThat(update(strong.key().id(), Optional.empty(), Optional.of(false)).enabled()).isFalse();
  }

  @Test
  void aDeletedKeyShouldBeUnknown() {
    IssuedApiKey issued = create(null, "jobs:read");
    world.keys(
        service -> {
          service.delete(issued.key().id());
          return null;
        });
    assertThat(callerOf(issued.secret())).isEmpty();
    assertThatThrownBy(() -> world.keys(service -> service.rotate(issued.key().id())))
        .hasMessageContaining("not found");
  }

  @Test
  void theTimeOfTheLastUseShouldBeKeptToTheMinute() {
    IssuedApiKey issued = create(null, "jobs:read");
    callerOf(issued.secret());
    Instant first = lastUse();
    callerOf(issued.secret());
    assertThat(lastUse()).isEqualTo(first);
    world.clock.pass(Duration.ofMinutes(2));
    callerOf(issued.secret());
    assertThat(lastUse()).isAfter(first.plus(Duration.ofMinutes(1)));
  }

  @Test
  void aKeyWithoutPermissionsShouldBeRefused() {
    assertThatThrownBy(() -> create(null)).hasMessageContaining("permissions");
    assertThatThrownBy(() -> create(null, "jobs:fly")).hasMessageContaining("jobs:fly");
  }

  private Instant lastUse() {
    return world.keys(ApiKeyService::all).get(0).lastUsedAt().orElseThrow();
  }
}

package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.access.AccessSecret;
import io.dbackup.access.Caller;
import io.dbackup.access.User;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditEntry;
import io.dbackup.error.BackupException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthenticationServiceTest {
  private static final String EMAIL = "admin@example.com";

  private final AccessWorld world = new AccessWorld();
  private final User admin = world.superAdmin();

  @AfterEach
  void close() {
    world.close();
  }

  private AccessSecret newSession() {
    return world.login(EMAIL, AccessWorld.PASSWORD).orElseThrow().token();
  }

  @Test
  void aRightPasswordShouldOpenASession() {
    world.nobody();
    AccessSecret token = newSession();
    Caller caller = world.callerOf(token).orElseThrow();
    assertThat(caller.userId()).isEqualTo(admin.id());
    assertThat(caller.superAdmin()).isTrue();
    AuditEntry line = world.trail().get(0);
    assertThat(line.action()).isEqualTo(AuditAction.LOGIN);
    assertThat(line.userEmail()).contains(EMAIL);
    assertThat(line.ipAddress()).contains("192.0.2.1");
  }

  @Test
  void theAddressShouldCountInAnyCase() {
    assertThat(world.login(" Admin@EXAMPLE.com", AccessWorld.PASSWORD)).isPresent();
  }

  @Test
  void everyRefusalShouldBeRecordedWithItsReasonAndWithoutThePassword() {
    world.users(
        service ->
            service.create(
                new UserChange(
                    Optional.of("off@example.com"),
                    Optional.empty(),
                    Optional.of(AccessWorld.PASSWORD),
                    Optional.of(false),
                    Optional.empty())));
    world.nobody();
    assertThat(world.login(EMAIL, "wrong-pa55word")).isEmpty();
    assertThat(world.trail().get(0).details()).contains("wrong password").contains(EMAIL);
    assertThat(world.login("nobody@example.com", "wrong-pa55word")).isEmpty();
    assertThat(world.trail().get(0).details()).contains("unknown user");
    assertThat(world.login("off@example.com", AccessWorld.PASSWORD)).isEmpty();
    assertThat(world.trail().get(0).details()).contains("disabled");
    assertThat(world.login("my-pa55word", "my-pa55word")).isEmpty();
    assertThat(world.trail().get(0).action()).isEqualTo(AuditAction.LOGIN_FAILED);
    assertThat(world.trail()).allMatch(line -> !line.details().contains("pa55word"));
  }

  @Test
  void everyLoginShouldCompareOnceWhoeverItIsFor() {
    User off = world.user("off@example.com");
    world.users(
        service ->
            service.update(
                off.id(),
                Edition.ANY,
                new UserChange(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(false),
                    Optional.empty())));
    for (String email : List.of(EMAIL, "nobody@example.com", "off@example.com", "no address")) {
      int before = world.comparisons();
      assertThat(world.login(email, "a wrong password")).isEmpty();
      assertThat(world.comparisons() - before).as(email).isEqualTo(1);
    }
  }

  @Test
  void aPasswordOfAbsurdLengthShouldBeRefused() {
    assertThat(world.login(EMAIL, "x".repeat(1001))).isEmpty();
  }

  @Test
  void onlyTheHashOfATokenShouldBeStored() throws Exception {
    AccessSecret token = newSession();
    try (var connection = world.database.dataSource().getConnection();
        var rows =
            connection.createStatement().executeQuery("select token_hash from user_session")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo(token.hash()).isNotEqualTo(token.text());
    }
  }

  @Test
  void aSessionShouldEndWhenItIsLeftAloneAndGoOnWhenItIsUsed() {
    AccessSecret token = newSession();
    world.clock.pass(Duration.ofHours(23));
    assertThat(world.callerOf(token)).isPresent();
    world.clock.pass(Duration.ofHours(23));
    assertThat(world.callerOf(token)).isPresent();
    world.clock.pass(Duration.ofHours(25));
    assertThat(world.callerOf(token)).isEmpty();
  }

  @Test
  void aSessionShouldEndAfterAWeekHoweverMuchItIsUsed() {
    AccessSecret token = newSession();
    for (int day = 0; day < 6; day++) {
      world.clock.pass(Duration.ofHours(23));
      assertThat(world.callerOf(token)).isPresent();
    }
    world.clock.pass(Duration.ofHours(23));
    world.clock.pass(Duration.ofHours(12));
    assertThat(world.callerOf(token)).isEmpty();
  }

  @Test
  void loggingOutShouldEndTheSessionAndBeRecordedOnce() {
    AccessSecret token = newSession();
    for (int i = 0; i < 2; i++) {
      world.authentication(
          service -> {
            service.logout(token.text());
            return null;
          });
    }
    assertThat(world.callerOf(token)).isEmpty();
    assertThat(world.trail()).filteredOn(line -> line.action() == AuditAction.LOGOUT).hasSize(1);
  }

  @Test
  void disablingAUserShouldEndItsSessionsAndKeysAtOnce() {
    User user = world.user("ops@example.com", "jobs:read");
    AccessSecret token = world.login("ops@example.com", AccessWorld.PASSWORD).orElseThrow().token();
    assertThat(world.callerOf(token)).isPresent();
    world.users(
        service ->
            service.update(
                user.id(),
                Edition.ANY,
                new UserChange(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(false),
                    Optional.empty())));
    assertThat(world.callerOf(token)).isEmpty();
  }

  @Test
  void anUnknownTokenShouldBeNobody() {
    assertThat(world.callerOf(AccessSecret.newToken())).isEmpty();
    assertThat(world.callerOfKey("dbackup_nothing")).isEmpty();
  }

  @Test
  void aChangedPasswordShouldEndTheOtherSessionsOfTheUser() {
    AccessSecret here = newSession();
    AccessSecret elsewhere = newSession();
    world.authentication(
        service -> {
          service.changeOwnPassword(here.text(), AccessWorld.PASSWORD, "another horse");
          return null;
        });
    assertThat(world.callerOf(here)).isPresent();
    assertThat(world.callerOf(elsewhere)).isEmpty();
    assertThat(world.login(EMAIL, AccessWorld.PASSWORD)).isEmpty();
    assertThat(world.login(EMAIL, "another horse")).isPresent();
  }

  @Test
  void aPasswordShouldNotBeChangedWithoutKnowingTheOldOne() {
    AccessSecret here = newSession();
    assertThatThrownBy(
            () ->
                world.authentication(
                    service -> {
                      service.changeOwnPassword(here.text(), "guessed", "another horse");
                      return null;
                    }))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("currentPassword");
    assertThat(world.login(EMAIL, AccessWorld.PASSWORD)).isPresent();
  }
}

package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.access.AccessSecret;
import io.dbackup.access.Caller;
import io.dbackup.access.User;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditResource;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionServiceTest {
  private static final String EMAIL = "ops@example.com";

  private final AccessWorld world = new AccessWorld();
  private final User admin = world.superAdmin();
  private final User ops = world.user(EMAIL, "jobs:read", "api-keys:write");

  @BeforeEach
  void callAsOps() {
    world.as(Caller.of(ops));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private AccessSecret login(String email) {
    return world.login(email, AccessWorld.PASSWORD).orElseThrow().token();
  }

  private AccessSecret login() {
    return login(EMAIL);
  }

  private List<OwnSession> sessions(AccessSecret here) {
    return world.sessions(service -> service.own(here.text()));
  }

  private boolean end(AccessSecret here, String id) {
    return world.sessions(service -> service.end(here.text(), id));
  }

  private int endOthers(AccessSecret here) {
    return world.sessions(service -> service.endOthers(here.text()));
  }

  /** The id of a session, as only whoever holds its token learns it. */
  private String idOf(AccessSecret token) {
    return sessions(token).stream()
        .filter(OwnSession::current)
        .map(own -> own.session().id())
        .findFirst()
        .orElseThrow();
  }

  private List<AuditEntry> logouts() {
    return world.trail().stream().filter(line -> line.action() == AuditAction.LOGOUT).toList();
  }

  @Test
  void aPersonShouldSeeTheirOwnSessionsAndWhichOneAsks() {
    AccessSecret here = login();
    login();
    login("admin@example.com");

    List<OwnSession> found = sessions(here);

    assertThat(found).hasSize(2).allMatch(own -> own.session().user().id().equals(ops.id()));
    assertThat(found).filteredOn(OwnSession::current).hasSize(1);
    assertThat(found.get(0).session().ipAddress()).contains("192.0.2.1");
    assertThat(found.get(0).session().userAgent()).contains("test");
  }

  @Test
  void theSessionUsedLastShouldComeFirst() {
    AccessSecret older = login();
    world.clock.pass(Duration.ofMinutes(5));
    AccessSecret newer = login();
    assertThat(sessions(newer)).extracting(OwnSession::current).containsExactly(true, false);

    world.clock.pass(Duration.ofMinutes(5));
    assertThat(world.callerOf(older)).isPresent();
    assertThat(sessions(newer)).extracting(OwnSession::current).containsExactly(false, true);
  }

  @Test
  void aSessionLeftAloneShouldNotBeListedNorEnded() {
    AccessSecret alone = login();
    String id = idOf(alone);
    world.clock.pass(Duration.ofHours(12));
    AccessSecret here = login();
    world.clock.pass(Duration.ofHours(12));

    assertThat(sessions(here)).extracting(OwnSession::current).containsExactly(true);
    assertThatThrownBy(() -> end(here, id)).hasMessage("Session not found");
    assertThat(logouts()).isEmpty();
  }

  @Test
  void aSessionPastItsEndShouldNotBeListed() {
    AccessSecret used = login();
    for (int day = 0; day < 7; day++) {
      world.clock.pass(Duration.ofHours(23));
      assertThat(world.callerOf(used)).isPresent();
    }
    AccessSecret here = login();
    assertThat(sessions(here)).hasSize(2);
    world.clock.pass(Duration.ofHours(8));

    assertThat(sessions(here)).extracting(OwnSession::current).containsExactly(true);
  }

  @Test
  void anEndedSessionShouldBeRefusedAtItsNextRequest() {
    AccessSecret elsewhere = login();
    AccessSecret here = login();
    String id = idOf(elsewhere);

    assertThat(end(here, id)).isFalse();

    assertThat(world.callerOf(elsewhere)).isEmpty();
    assertThat(world.callerOf(here)).isPresent();
    assertThat(sessions(here)).hasSize(1);
    assertThatThrownBy(() -> end(here, id))
        .isInstanceOfSatisfying(
            BackupException.class,
            gone -> assertThat(gone.category()).isEqualTo(ErrorCategory.NOT_FOUND));
    assertThat(logouts())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.userEmail()).contains(EMAIL);
              assertThat(line.resource()).isEqualTo(AuditResource.AUTH);
              assertThat(line.resourceId()).contains(ops.id());
              assertThat(line.details()).contains(id).contains("192.0.2.1");
              assertThat(line.details()).doesNotContain(elsewhere.text(), elsewhere.hash());
            });
  }

  @Test
  void aSessionOfSomebodyElseShouldBeUnknown() {
    AccessSecret theirs = login("admin@example.com");
    world.as(Caller.of(admin));
    String id = idOf(theirs);
    world.as(Caller.of(ops));
    AccessSecret here = login();

    assertThatThrownBy(() -> end(here, id)).hasMessage("Session not found");
    assertThatThrownBy(() -> end(here, "unknown")).hasMessage("Session not found");

    assertThat(world.callerOf(theirs)).isPresent();
    assertThat(logouts()).isEmpty();
  }

  @Test
  void endingTheSessionThatAsksShouldBeALogout() {
    AccessSecret here = login();

    assertThat(end(here, idOf(here))).isTrue();

    assertThat(world.callerOf(here)).isEmpty();
    assertThat(logouts())
        .singleElement()
        .satisfies(line -> assertThat(line.details()).isEqualTo("{}"));
  }

  @Test
  void allOtherSessionsShouldEndAtOnceAndBeCounted() {
    AccessSecret theirs = login("admin@example.com");
    List<AccessSecret> others = List.of(login(), login());
    AccessSecret here = login();

    assertThat(endOthers(here)).isEqualTo(2);

    assertThat(others).allMatch(other -> world.callerOf(other).isEmpty());
    assertThat(world.callerOf(here)).isPresent();
    assertThat(world.callerOf(theirs)).isPresent();
    assertThat(logouts())
        .singleElement()
        .satisfies(line -> assertThat(line.details()).isEqualTo("{\"otherSessions\":2}"));
  }

  @Test
  void whatHasEndedByItselfShouldNotBeCounted() {
    login();
    world.clock.pass(Duration.ofHours(12));
    AccessSecret here = login();
    world.clock.pass(Duration.ofHours(12));

    assertThat(endOthers(here)).isZero();
    assertThat(logouts()).isEmpty();
  }

  @Test
  void aKeyShouldHaveNoSessions() {
    AccessSecret here = login();
    IssuedApiKey key =
        world.keys(
            service ->
                service.create(
                    new ApiKeyChange(
                        Optional.of("ci"),
                        Optional.of(List.of("jobs:read")),
                        Optional.empty(),
                        false,
                        null)));
    world.as(world.callerOfKey(key.secret().text()).orElseThrow());

    refused(service -> service.own(""));
    refused(service -> service.end("", "unknown"));
    refused(service -> service.endOthers(""));
    assertThat(world.callerOf(here)).isPresent();
  }

  private void refused(Consumer<SessionService> call) {
    assertThatThrownBy(
            () ->
                world.sessions(
                    service -> {
                      call.accept(service);
                      return null;
                    }))
        .isInstanceOfSatisfying(
            BackupException.class,
            refusal -> assertThat(refusal.category()).isEqualTo(ErrorCategory.UNAUTHENTICATED))
        .hasMessage("Unauthorized");
  }
}

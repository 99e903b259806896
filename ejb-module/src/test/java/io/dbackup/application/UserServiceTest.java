package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.access.Caller;
import io.dbackup.access.Group;
import io.dbackup.access.User;
import io.dbackup.audit.AuditAction;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserServiceTest {
  private static final UserChange NOTHING =
      new UserChange(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private final AccessWorld world = new AccessWorld();
  private final User admin = world.superAdmin();

  @AfterEach
  void close() {
    world.close();
  }

  private static UserChange password(String password) {
    return new UserChange(
        Optional.empty(),
        Optional.empty(),
        Optional.of(password),
        Optional.empty(),
        Optional.empty());
  }

  private static UserChange groups(String... groups) {
    return new UserChange(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(List.of(groups)));
  }

  private static UserChange enabled(boolean on) {
    return new UserChange(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(on), Optional.empty());
  }

  private User update(String id, UserChange change) {
    return world.users(service -> service.update(id, Edition.ANY, change));
  }

  private void delete(String id) {
    world.users(
        service -> {
          service.delete(id);
          return null;
        });
  }

  private static void assertFails(ErrorCategory category, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(BackupException.class)
        .extracting(failure -> ((BackupException) failure).category())
        .isEqualTo(category);
  }

  @Test
  void aUserShouldBeMadeWithGroupsByIdOrName() {
    User user =
        world.users(
            service -> service.create(AccessWorld.newUser("b@example.com", Group.SUPER_ADMIN)));
    assertThat(user.superAdmin()).isTrue();
    assertThat(world.users(UserService::all))
        .extracting(User::email)
        .containsExactly("admin@example.com", "b@example.com");
    assertThat(world.trail().get(0).action()).isEqualTo(AuditAction.CREATE);
    assertThat(world.trail().get(0).details()).doesNotContain(AccessWorld.PASSWORD);
  }

  @Test
  void theLastSuperAdminShouldNotBeRemovedDisabledOrDemoted() {
    assertFails(ErrorCategory.CONFLICT, () -> delete(admin.id()));
    assertFails(ErrorCategory.CONFLICT, () -> update(admin.id(), enabled(false)));
    assertFails(ErrorCategory.CONFLICT, () -> update(admin.id(), groups()));
    assertThat(world.login("admin@example.com", AccessWorld.PASSWORD)).isPresent();
  }

  @Test
  void aDisabledSuperAdminShouldNotCountAsAnotherOne() {
    User second =
        world.users(
            service -> service.create(AccessWorld.newUser("b@example.com", Group.SUPER_ADMIN)));
    update(second.id(), enabled(false));
    assertFails(ErrorCategory.CONFLICT, () -> delete(admin.id()));
    update(second.id(), enabled(true));
    delete(admin.id());
    assertFails(ErrorCategory.CONFLICT, () -> delete(second.id()));
  }

  @Test
  void nobodyShouldMakeAUserThatMayDoMoreThanThemselves() {
    Group strong = world.groups(service -> service.create("Strong", List.of("vault:write")));
    world.as(Caller.of(world.user("helpdesk@example.com", "users:read", "users:write")));
    assertThatThrownBy(
            () ->
                world.users(
                    service -> service.create(AccessWorld.newUser("x@example.com", strong.id()))))
        .hasMessage("Permission denied: vault:write required");
    assertFails(
        ErrorCategory.FORBIDDEN,
        () ->
            world.users(
                service ->
                    service.create(AccessWorld.newUser("x@example.com", Group.SUPER_ADMIN))));
    assertThat(world.users(UserService::all)).hasSize(2);
  }

  @Test
  void nobodyShouldTakeOverAStrongerAccount() {
    world.as(Caller.of(world.user("helpdesk@example.com", "users:read", "users:write")));
    assertFails(ErrorCategory.FORBIDDEN, () -> update(admin.id(), password("taken over")));
    assertFails(ErrorCategory.FORBIDDEN, () -> delete(admin.id()));
    world.nobody();
    assertThat(world.login("admin@example.com", AccessWorld.PASSWORD)).isPresent();
  }

  @Test
  void aKeyWithEveryPermissionShouldNotChangeASuperAdmin() {
    Caller key =
        new Caller(
            admin.id(),
            admin.email(),
            "n",
            "key",
            false,
            java.util.Set.copyOf(admin.permissions()));
    world.as(key);
    assertFails(ErrorCategory.FORBIDDEN, () -> update(admin.id(), password("taken over")));
    assertFails(
        ErrorCategory.FORBIDDEN,
        () ->
            world.users(
                service ->
                    service.create(AccessWorld.newUser("x@example.com", Group.SUPER_ADMIN))));
  }

  @Test
  void whatIsNotSentShouldStayAsItIs() {
    User user = world.user("ops@example.com", "jobs:read");
    User updated = update(user.id(), NOTHING);
    assertThat(updated.email()).isEqualTo("ops@example.com");
    assertThat(updated.permissions()).containsExactly("jobs:read");
    assertThat(updated.enabled()).isTrue();
    assertThat(world.login("ops@example.com", AccessWorld.PASSWORD)).isPresent();
  }

  @Test
  void wrongFieldsShouldBeNamed() {
    assertThatThrownBy(
            () -> world.users(service -> service.create(AccessWorld.newUser("no address"))))
        .hasMessageContaining("email");
    assertThatThrownBy(() -> update(admin.id(), password("short")))
        .hasMessageContaining("password");
    assertThatThrownBy(() -> update(admin.id(), password(" ".repeat(12))))
        .hasMessageContaining("password");
    assertThatThrownBy(() -> update(admin.id(), groups("nothing"))).hasMessageContaining("groups");
    assertThatThrownBy(() -> world.users(service -> service.create(NOTHING)))
        .hasMessageContaining("email");
    assertFails(ErrorCategory.NOT_FOUND, () -> world.users(service -> service.find("nobody")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sunshine", "Passw0rd!", "iloveyou", "qwertyuiop", "admin123", "aaaaaaaaaaaaaaaa"})
  void aCommonPasswordShouldBeRefusedWithTheReason(String common) {
    User user = world.user("ops@example.com");
    assertThatThrownBy(() -> update(user.id(), password(common)))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("password is too easy to guess. ")
        .hasMessageNotContaining(common);
    assertThat(world.login("ops@example.com", AccessWorld.PASSWORD)).isPresent();
  }

  @Test
  void aPasswordShouldNotContainWhatEverybodyKnows() {
    User user = world.user("ann.miller@example.com");
    assertThatThrownBy(() -> update(user.id(), password("xx Ann.Miller 7381 xx")))
        .hasMessage("password must not contain 'ann.miller' from the e-mail address");
    assertThatThrownBy(() -> update(user.id(), password("our DBackup server 77")))
        .hasMessage("password must not contain 'dbackup'");
  }

  @Test
  void anAddressShouldBelongToOneUserOnly() {
    assertFails(
        ErrorCategory.CONFLICT,
        () -> world.users(service -> service.create(AccessWorld.newUser("ADMIN@example.com"))));
    User other = world.user("ops@example.com");
    assertFails(
        ErrorCategory.CONFLICT,
        () ->
            update(
                other.id(),
                new UserChange(
                    Optional.of("admin@example.com"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
  }

  @Test
  void deletingAUserShouldEndItsSessionsAndKeys() {
    User user = world.user("ops@example.com", "jobs:read", "api-keys:write");
    world.as(Caller.of(user));
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
    var session = world.login("ops@example.com", AccessWorld.PASSWORD).orElseThrow();
    world.as(Caller.of(admin));
    delete(user.id());
    assertThat(world.callerOf(session.token())).isEmpty();
    assertThat(world.callerOfKey(key.secret().text())).isEmpty();
    assertThat(world.trail()).anyMatch(line -> line.userId().filter(user.id()::equals).isPresent());
  }

  @Test
  void anUpdateShouldBeRecordedWithWhatWasBeforeAndAfter() {
    User user = world.user("ops@example.com", "jobs:read");
    update(
        user.id(),
        new UserChange(
            Optional.empty(),
            Optional.of("Ops"),
            Optional.of("quite another horse"),
            Optional.of(false),
            Optional.empty()));
    assertThat(world.trail().get(0).details())
        .endsWith(
            "\"changes\":{\"enabled\":{\"before\":true,\"after\":false},"
                + "\"name\":{\"before\":\"ops@example.com\",\"after\":\"Ops\"},"
                + "\"password\":\"changed\"}}");
    update(user.id(), NOTHING);
    assertThat(world.trail().get(0).details()).endsWith("\"changes\":{}}");
  }

  @Test
  void nothingShouldBeRecordedForAChangeThatFailed() {
    int before = world.trail().size();
    assertFails(ErrorCategory.CONFLICT, () -> delete(admin.id()));
    assertThat(world.trail()).hasSize(before);
  }

  @Test
  void aPasswordSetBySomebodyElseShouldEndTheSessionsOfTheUser() {
    User user = world.user("ops@example.com");
    var session = world.login("ops@example.com", AccessWorld.PASSWORD).orElseThrow();
    assertThat(world.callerOf(session.token())).isPresent();
    update(user.id(), password("quite another horse"));
    assertThat(world.callerOf(session.token())).isEmpty();
  }

  @Test
  void theKeysOfADisabledUserShouldRestWithIt() {
    User user = world.user("ops@example.com", "jobs:read", "api-keys:write");
    world.as(Caller.of(user));
    String key =
        world
            .keys(
                service ->
                    service.create(
                        new ApiKeyChange(
                            Optional.of("ci"),
                            Optional.of(List.of("jobs:read")),
                            Optional.empty(),
                            false,
                            null)))
            .secret()
            .text();
    world.as(Caller.of(admin));
    assertThat(world.callerOfKey(key)).isPresent();
    update(user.id(), enabled(false));
    assertThat(world.callerOfKey(key)).isEmpty();
    update(user.id(), enabled(true));
    assertThat(world.callerOfKey(key)).isPresent();
  }

  @Test
  void aRequestShouldNotShowItsPasswordInALog() {
    assertThat(password("hunter2-hunter2").toString()).doesNotContain("hunter2");
  }
}

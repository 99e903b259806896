package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.access.AccessSecret;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SetupServiceTest {
  private static final String EMAIL = "first@example.com";

  private final AccessWorld world = new AccessWorld();

  @AfterEach
  void close() {
    world.close();
  }

  private void complete(String token, String email, String password) {
    world.inSetup(service -> service.complete(token, email, Optional.empty(), password));
  }

  @Test
  void withoutAUserALinkShouldBeGivenOutThatWorksOnce() {
    AccessSecret token = world.setup(SetupService::prepare).orElseThrow();
    assertThat(world.setup(SetupService::required)).isTrue();
    complete(token.text(), EMAIL, AccessWorld.PASSWORD);
    assertThat(world.login(EMAIL, AccessWorld.PASSWORD).orElseThrow().user().superAdmin()).isTrue();
    assertThat(world.setup(SetupService::required)).isFalse();
    assertThatThrownBy(() -> complete(token.text(), "second@example.com", AccessWorld.PASSWORD))
        .isInstanceOf(BackupException.class)
        .extracting(failure -> ((BackupException) failure).category())
        .isEqualTo(ErrorCategory.UNAUTHENTICATED);
  }

  @Test
  void linksOfSeveralNodesShouldAllWorkUntilOneIsUsed() {
    AccessSecret first = world.setup(SetupService::prepare).orElseThrow();
    AccessSecret second = world.setup(SetupService::prepare).orElseThrow();
    complete(first.text(), EMAIL, AccessWorld.PASSWORD);
    assertThatThrownBy(() -> complete(second.text(), "second@example.com", AccessWorld.PASSWORD))
        .hasMessageContaining("not valid");
  }

  @Test
  void aWrongFieldShouldNotUseUpTheLink() {
    AccessSecret token = world.setup(SetupService::prepare).orElseThrow();
    assertThatThrownBy(() -> complete(token.text(), EMAIL, "short"))
        .hasMessageContaining("password");
    assertThatThrownBy(() -> complete(token.text(), "nobody", AccessWorld.PASSWORD))
        .hasMessageContaining("email");
    complete(token.text(), EMAIL, AccessWorld.PASSWORD);
    assertThat(world.login(EMAIL, AccessWorld.PASSWORD)).isPresent();
  }

  @Test
  void aGuessedTokenShouldBeRefused() {
    world.setup(SetupService::prepare);
    assertThatThrownBy(() -> complete("guess", EMAIL, AccessWorld.PASSWORD))
        .hasMessageContaining("not valid");
  }

  @Test
  void theConfiguredAdministratorShouldBeMadeOnce() {
    world.superAdmin();
    world.settings.put("dbackup.admin-email", "other@example.com");
    assertThat(world.setup(SetupService::prepare)).isEmpty();
    assertThat(world.users(UserService::all)).hasSize(1);
    assertThat(world.login("admin@example.com", AccessWorld.PASSWORD)).isPresent();
  }

  @Test
  void halfAConfigurationShouldStopTheStart() {
    world.settings.put("dbackup.admin-email", EMAIL);
    assertThatThrownBy(() -> world.setup(SetupService::prepare))
        .hasMessageContaining("DBACKUP_ADMIN_PASSWORD");
  }

  @Test
  void aConfiguredPasswordThatIsTooShortShouldStopTheStart() {
    world.settings.put("dbackup.admin-email", EMAIL);
    world.settings.put("dbackup.admin-password", "short");
    assertThatThrownBy(() -> world.setup(SetupService::prepare))
        .hasMessageStartingWith("DBACKUP_ADMIN_PASSWORD must have at least");
    assertThat(world.setup(SetupService::required)).isTrue();
  }

  @Test
  void aConfiguredPasswordThatEverybodyGuessesShouldStopTheStart() {
    world.settings.put("dbackup.admin-email", EMAIL);
    world.settings.put("dbackup.admin-password", "password123");
    assertThatThrownBy(() -> world.setup(SetupService::prepare))
        .hasMessageStartingWith("DBACKUP_ADMIN_PASSWORD is too easy to guess");
    assertThat(world.setup(SetupService::required)).isTrue();
  }
}

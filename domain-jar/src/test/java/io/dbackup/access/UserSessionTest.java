package io.dbackup.access;

import static io.dbackup.access.Accounts.NOW;
import static io.dbackup.access.Accounts.group;
import static io.dbackup.access.Accounts.userWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UserSessionTest {
  private static final Duration IDLE = Duration.ofHours(1);

  private final User user = userWith(group());
  private final AccessSecret token = AccessSecret.newToken();
  private final UserSession session =
      new UserSession("session", token, user, Client.NONE, NOW, NOW.plus(Duration.ofHours(3)));

  @Test
  void aSessionThatIsUsedShouldGoOn() {
    session.seen(NOW.plus(Duration.ofMinutes(50)));
    assertThat(session.live(NOW.plus(Duration.ofMinutes(109)), IDLE)).isTrue();
  }

  @Test
  void aSessionLeftAloneShouldEnd() {
    assertThat(session.live(NOW.plus(IDLE), IDLE)).isFalse();
  }

  @Test
  void aSessionShouldEndHoweverMuchItIsUsed() {
    session.seen(NOW.plus(Duration.ofMinutes(179)));
    assertThat(session.live(NOW.plus(Duration.ofHours(3)), IDLE)).isFalse();
  }

  @Test
  void aSessionShouldBeOpenedByItsOwnTokenAlone() {
    assertThat(session.opensWith(token)).isTrue();
    assertThat(session.opensWith(AccessSecret.newToken())).isFalse();
  }

  @Test
  void disablingAUserShouldEndItsSessions() {
    user.enable(false);
    assertThat(session.live(NOW, IDLE)).isFalse();
  }
}

package io.dbackup.access;

import static io.dbackup.access.Accounts.NOW;
import static io.dbackup.access.Accounts.group;
import static io.dbackup.access.Accounts.keyOf;
import static io.dbackup.access.Accounts.userWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

  @Test
  void aKeyShouldLoseWhatItsOwnerLoses() {
    User owner = userWith(group("jobs:read", "jobs:execute"));
    ApiKey key = keyOf(owner, "jobs:read", "jobs:execute");
    assertThat(key.effectivePermissions()).containsExactly("jobs:read", "jobs:execute");

    owner.joinOnly(List.of(group("jobs:read")));

    assertThat(key.effectivePermissions()).containsExactly("jobs:read");
    assertThat(key.permissions()).containsExactly("jobs:read", "jobs:execute");
  }

  @Test
  void aKeyShouldNotHaveMoreThanIsListedOnIt() {
    ApiKey key = keyOf(userWith(group("jobs:read", "jobs:write")), "jobs:read");
    assertThat(Caller.of(key).permissions()).containsExactly("jobs:read");
    assertThat(Caller.of(key).superAdmin()).isFalse();
  }

  @Test
  void aKeyShouldCountUntilTheMomentItExpires() {
    ApiKey key = keyOf(userWith(group("jobs:read")), "jobs:read");
    key.expireAt(NOW.plusSeconds(60));
    assertThat(key.usable(NOW.plusSeconds(59))).isTrue();
    assertThat(key.usable(NOW.plusSeconds(60))).isFalse();
  }

  @Test
  void aDisabledKeyShouldNotCount() {
    ApiKey key = keyOf(userWith(group("jobs:read")), "jobs:read");
    key.enable(false);
    assertThat(key.usable(NOW)).isFalse();
  }

  @Test
  void aKeyOfADisabledUserShouldNotCount() {
    User owner = userWith(group("jobs:read"));
    ApiKey key = keyOf(owner, "jobs:read");
    owner.enable(false);
    assertThat(key.usable(NOW)).isFalse();
  }
}

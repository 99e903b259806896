package io.dbackup.access;

import static io.dbackup.access.Accounts.group;
import static io.dbackup.access.Accounts.userWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

  @Test
  void aMissingPermissionShouldBeNamedInTheWordsOfTheApi() {
    Caller caller = Caller.of(userWith(group("jobs:read")));
    caller.require("jobs:read");
    assertThatThrownBy(() -> caller.require("jobs:write"))
        .isInstanceOf(BackupException.class)
        .hasMessage("Permission denied: jobs:write required")
        .extracting(failure -> ((BackupException) failure).category())
        .isEqualTo(ErrorCategory.FORBIDDEN);
  }

  @Test
  void aUserShouldHoldWhatAnyOfItsGroupsGrants() {
    Caller caller =
        Caller.of(
            userWith(
                group("jobs:read"), new Group("g2", "Two", Set.of("vault:read"), Accounts.NOW)));
    assertThat(caller.permissions()).containsExactlyInAnyOrder("jobs:read", "vault:read");
  }

  @Test
  void anApiKeyShouldNeverBeASuperAdmin() {
    assertThatThrownBy(() -> new Caller("u", "e@x.y", "n", "key", true, Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void addressesShouldBeTheSameInAnyCase() {
    assertThat(userWith().email()).isEqualTo("user@example.com");
    assertThat(User.normalEmail("  A@B.C ")).isEqualTo("a@b.c");
  }
}

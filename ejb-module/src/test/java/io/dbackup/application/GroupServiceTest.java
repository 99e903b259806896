package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.access.Caller;
import io.dbackup.access.Group;
import io.dbackup.access.Permission;
import io.dbackup.access.User;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupServiceTest {
  private final AccessWorld world = new AccessWorld();
  private final User admin = world.superAdmin();

  @AfterEach
  void close() {
    world.close();
  }

  private Group create(String name, String... permissions) {
    return world.groups(service -> service.create(name, List.of(permissions)));
  }

  private Group superAdmins() {
    return world.groups(GroupService::all).stream()
        .filter(Group::builtIn)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void superAdminShouldBeThereWithEveryPermission() {
    assertThat(superAdmins().name()).isEqualTo("SuperAdmin");
    assertThat(superAdmins().permissions()).isEqualTo(Permission.ALL);
  }

  @Test
  void superAdminShouldNotChange() {
    String id = superAdmins().id();
    assertThatThrownBy(
            () ->
                world.groups(
                    s -> s.update(id, Edition.ANY, Optional.of("Other"), Optional.empty())))
        .hasMessageContaining("built in");
    assertThatThrownBy(
            () ->
                world.groups(
                    s -> s.update(id, Edition.ANY, Optional.empty(), Optional.of(List.of()))))
        .hasMessageContaining("built in");
    assertThatThrownBy(
            () ->
                world.groups(
                    s -> {
                      s.delete(id);
                      return null;
                    }))
        .hasMessageContaining("built in");
    assertThatThrownBy(() -> create("SUPERADMIN")).hasMessageContaining("already");
  }

  @Test
  void aPermissionThatDoesNotExistShouldBeNamed() {
    assertThatThrownBy(() -> create("Pilots", "jobs:read", "jobs:fly"))
        .hasMessageContaining("permissions")
        .hasMessageContaining("jobs:fly");
    assertThatThrownBy(() -> create("Pilots", Permission.AUTHENTICATED))
        .hasMessageContaining("permissions");
  }

  @Test
  void nobodyShouldGrantWhatTheyDoNotHold() {
    Group weak = create("Weak", "jobs:read");
    User manager = world.user("manager@example.com", "groups:read", "groups:write");
    world.as(Caller.of(manager));
    assertThatThrownBy(() -> create("Mine", "vault:write"))
        .hasMessage("Permission denied: vault:write required");
    assertThatThrownBy(
            () ->
                world.groups(
                    s ->
                        s.update(
                            weak.id(),
                            Edition.ANY,
                            Optional.empty(),
                            Optional.of(List.of("jobs:read", "jobs:write")))))
        .hasMessage("Permission denied: jobs:write required");
    assertThat(
            world
                .groups(
                    s ->
                        s.update(
                            weak.id(), Edition.ANY, Optional.of("Weaker"), Optional.of(List.of())))
                .permissions())
        .isEmpty();
  }

  @Test
  void takingAPermissionFromAGroupShouldCountForItsMembersAtOnce() {
    User user = world.user("ops@example.com", "jobs:read", "jobs:write");
    var session = world.login("ops@example.com", AccessWorld.PASSWORD).orElseThrow();
    String group = user.groups().get(0).id();
    world.groups(
        s -> s.update(group, Edition.ANY, Optional.empty(), Optional.of(List.of("jobs:read"))));
    assertThat(world.callerOf(session.token()).orElseThrow().permissions())
        .containsExactly("jobs:read");
  }

  @Test
  void aGroupWithMembersShouldNotBeDeleted() {
    User user = world.user("ops@example.com", "jobs:read");
    String group = user.groups().get(0).id();
    assertThatThrownBy(
            () ->
                world.groups(
                    s -> {
                      s.delete(group);
                      return null;
                    }))
        .hasMessageContaining("1 members");
    world.users(
        s -> {
          s.delete(user.id());
          return null;
        });
    world.groups(
        s -> {
          s.delete(group);
          return null;
        });
    assertThat(world.groups(GroupService::all)).hasSize(1);
  }

  @Test
  void namesShouldBeUnique() {
    Group one = create("One");
    create("Two");
    assertThatThrownBy(() -> create("One")).hasMessageContaining("already");
    assertThatThrownBy(
            () ->
                world.groups(
                    s -> s.update(one.id(), Edition.ANY, Optional.of("Two"), Optional.empty())))
        .hasMessageContaining("already");
    assertThat(admin.superAdmin()).isTrue();
  }
}

package io.dbackup.access;

import java.time.Instant;
import java.util.List;

/** Sample users, groups and keys. */
final class Accounts {
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private Accounts() {}

  static Group group(String... permissions) {
    return new Group("group", "Group", List.of(permissions), NOW);
  }

  static User userWith(Group... groups) {
    User user = new User("user", "User@Example.com", "User", "hash", NOW);
    user.joinOnly(List.of(groups));
    return user;
  }

  static ApiKey keyOf(User owner, String... permissions) {
    return new ApiKey("key", "CI", owner, List.of(permissions), NOW);
  }
}

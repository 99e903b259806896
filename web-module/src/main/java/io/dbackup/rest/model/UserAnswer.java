package io.dbackup.rest.model;

import io.dbackup.access.Group;
import io.dbackup.access.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A user, without anything of its password.
 *
 * @param groups names, in the order of {@code groupIds}
 */
public record UserAnswer(
    String id,
    String email,
    String name,
    boolean enabled,
    List<String> groups,
    List<String> groupIds,
    List<String> permissions,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> lastLoginAt)
    implements Changeable {

  public static UserAnswer of(User user) {
    return new UserAnswer(
        user.id(),
        user.email(),
        user.name(),
        user.enabled(),
        user.groups().stream().map(Group::name).toList(),
        user.groups().stream().map(Group::id).toList(),
        user.permissions(),
        user.createdAt(),
        user.updatedAt(),
        user.lastLoginAt());
  }
}

package io.dbackup.rest.model;

import io.dbackup.access.Group;
import java.time.Instant;
import java.util.List;

/** A group and what it grants. */
public record GroupAnswer(
    String id,
    String name,
    List<String> permissions,
    boolean builtIn,
    Instant createdAt,
    Instant updatedAt)
    implements Changeable {

  public static GroupAnswer of(Group group) {
    return new GroupAnswer(
        group.id(),
        group.name(),
        group.permissions(),
        group.builtIn(),
        group.createdAt(),
        group.updatedAt());
  }
}

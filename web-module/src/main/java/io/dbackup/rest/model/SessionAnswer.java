package io.dbackup.rest.model;

import io.dbackup.access.Group;
import io.dbackup.access.User;
import java.util.List;

/** Who is logged in. */
public record SessionAnswer(Person user) {
  /**
   * @param groups names
   * @param permissions what the user may do through them
   */
  public record Person(
      String id, String email, String name, List<String> groups, List<String> permissions) {}

  public static SessionAnswer of(User user) {
    return new SessionAnswer(
        new Person(
            user.id(),
            user.email(),
            user.name(),
            user.groups().stream().map(Group::name).toList(),
            user.permissions()));
  }
}

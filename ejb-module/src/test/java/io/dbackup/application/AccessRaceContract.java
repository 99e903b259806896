package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.access.Caller;
import io.dbackup.access.Group;
import io.dbackup.access.User;
import io.dbackup.audit.AuditAction;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.persistence.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What several nodes do to users and keys at the same time, on one database. */
interface AccessRaceContract {
  int NODES = 4;
  int ROUNDS = 8;

  TestDatabase database() throws Exception;

  @Test
  default void loginsAndChangesAtOnceShouldAllSucceedAndBeRecorded() throws Exception {
    try (AccessWorld world = new AccessWorld(database())) {
      User admin = world.superAdmin();
      List<Callable<Void>> nodes = new ArrayList<>();
      for (int node = 0; node < NODES; node++) {
        int number = node;
        nodes.add(
            () -> {
              work(new AccessWorld(world.database), admin, number);
              return null;
            });
      }

      atOnce(nodes);

      assertThat(world.checkOfTrail().problem()).isEmpty();
      assertThat(world.trail())
          .filteredOn(line -> line.action() == AuditAction.LOGIN)
          .hasSize(NODES * ROUNDS);
      assertThat(world.trail())
          .filteredOn(line -> line.action() == AuditAction.LOGIN_FAILED)
          .hasSize(NODES * ROUNDS);
    }
  }

  /** Everybody logs in as the same user, who is also changed, and has a key that changes. */
  private static void work(AccessWorld node, User admin, int number) {
    node.as(Caller.of(admin));
    User own = node.user("user" + number + "@example.com", "jobs:read");
    IssuedApiKey key = node.keys(service -> service.create(key(number)));
    for (int round = 0; round < ROUNDS; round++) {
      String name = "Name " + round;
      assertThat(node.login("admin@example.com", AccessWorld.PASSWORD)).isPresent();
      assertThat(node.login("admin@example.com", "not the password")).isEmpty();
      node.users(service -> service.update(own.id(), Edition.ANY, renamed(name)));
      node.keys(service -> service.rotate(key.key().id()));
      node.groups(
          service ->
              service.update(
                  own.groups().get(0).id(),
                  Edition.ANY,
                  Optional.of(name + number),
                  Optional.empty()));
    }
  }

  @Test
  default void twoAdministratorsWhoDemoteEachOtherShouldLeaveOne() throws Exception {
    try (AccessWorld world = new AccessWorld(database())) {
      User first = world.superAdmin();
      User second =
          world.users(
              service -> service.create(AccessWorld.newUser("b@example.com", Group.SUPER_ADMIN)));
      for (int round = 0; round < ROUNDS; round++) {
        List<Boolean> demoted =
            atOnce(List.of(demotion(world, first, second), demotion(world, second, first)));

        assertThat(demoted).containsExactlyInAnyOrder(true, false);
        List<User> left = world.users(UserService::all).stream().filter(User::superAdmin).toList();
        assertThat(left).hasSize(1);
        world.as(Caller.of(left.get(0)));
        String other = left.get(0).id().equals(first.id()) ? second.id() : first.id();
        world.users(
            service -> service.update(other, Edition.ANY, inGroups(List.of(Group.SUPER_ADMIN))));
      }
    }
  }

  /** Whether it was done; a refusal must be the one for the last SuperAdmin. */
  private static Callable<Boolean> demotion(AccessWorld world, User by, User of) {
    return () -> {
      AccessWorld node = new AccessWorld(world.database);
      node.as(Caller.of(by));
      try {
        node.users(service -> service.update(of.id(), Edition.ANY, inGroups(List.of())));
        return true;
      } catch (BackupException refused) {
        assertThat(refused.category()).isEqualTo(ErrorCategory.CONFLICT);
        assertThat(refused).hasMessageContaining("last SuperAdmin");
        return false;
      }
    };
  }

  private static ApiKeyChange key(int number) {
    return new ApiKeyChange(
        Optional.of("key " + number),
        Optional.of(List.of("jobs:read")),
        Optional.empty(),
        false,
        null);
  }

  private static UserChange renamed(String name) {
    return new UserChange(
        Optional.empty(), Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static UserChange inGroups(List<String> groups) {
    return new UserChange(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(groups));
  }

  /** The results; fails when any of them fails. */
  private static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
    CyclicBarrier together = new CyclicBarrier(works.size());
    ExecutorService threads = Executors.newFixedThreadPool(works.size());
    try {
      List<Future<T>> started = new ArrayList<>();
      for (Callable<T> work : works) {
        started.add(
            threads.submit(
                () -> {
                  together.await();
                  return work.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : started) {
        results.add(one.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}

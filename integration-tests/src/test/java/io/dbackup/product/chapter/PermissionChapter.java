package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.dbackup.product.client.Answer;
import io.dbackup.product.client.Api;
import io.dbackup.product.client.Contract;
import io.dbackup.product.client.Operation;
import io.dbackup.product.sample.Trials;
import io.dbackup.product.sample.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation the API describes, called by everybody who may and everybody who may not. */
public interface PermissionChapter {

  World world();

  /** One test per operation and, where the permission depends on it, type of adapter. */
  @TestFactory
  default Stream<DynamicTest> whoMayCallWhat() {
    Matrix matrix = new Matrix(world());
    List<DynamicTest> rows = new ArrayList<>();
    for (Operation operation : Contract.of(world().server()).operations()) {
      operation
          .permissions()
          .forEach(
              (type, permission) -> {
                if (matrix.trials.canBeTried(operation, type)) {
                  rows.add(
                      dynamicTest(
                          operation + " " + type + " asks for " + permission,
                          () -> matrix.row(operation, type, permission)));
                }
              });
    }
    assertThat(rows).hasSizeGreaterThan(60);
    return rows.stream();
  }

  /** The callers, made once: a key with each permission alone, and one with all but it. */
  final class Matrix {
    private final World world;
    private final Trials trials;
    private final Api administrator;
    private final Map<List<String>, Api> keys = new HashMap<>();

    private Matrix(World world) {
      this.world = world;
      this.trials = new Trials(world);
      this.administrator = world.administrator();
    }

    private void row(Operation operation, String type, String permission) {
      Api nobody = Api.anonymous(world.server());
      switch (permission) {
        case "none" -> {
          mayCall(nobody, operation, type);
          mayCall(holding("jobs:read"), operation, type);
        }
        case "authenticated" -> {
          isUnknown(nobody, operation, type);
          mayCall(holding("jobs:read"), operation, type);
          mayCall(holding("vault:write"), operation, type);
        }
        case "session" -> {
          isUnknown(nobody, operation, type);
          isUnknown(key(World.EVERY_PERMISSION), operation, type);
        }
        default -> {
          isUnknown(nobody, operation, type);
          isUnknown(Api.withKey(world.server(), "dbackup_unknown"), operation, type);
          mayNotCall(lacking(permission), operation, type, permission);
          mayNotCall(holding(unrelated(permission)), operation, type, permission);
          for (String further : operation.furtherPermissions()) {
            mayNotCall(lacking(further), operation, type, further);
          }
          if (operation.isForSuperAdmins()) {
            assertThat(trials.send(key(World.EVERY_PERMISSION), operation, type).error(403))
                .contains("SuperAdmin");
          } else {
            mayCall(holdingAllOf(operation, permission), operation, type);
          }
        }
      }
      mayCall(administrator(operation), operation, type);
    }

    private Api administrator(Operation operation) {
      return operation.path().equals("/auth/logout") ? world.administrator() : administrator;
    }

    private Api holding(String permission) {
      return key(List.of(permission));
    }

    private Api holdingAllOf(Operation operation, String permission) {
      List<String> permissions = new ArrayList<>(List.of(permission));
      permissions.addAll(operation.furtherPermissions());
      return key(permissions);
    }

    private Api lacking(String permission) {
      return key(World.EVERY_PERMISSION.stream().filter(one -> !one.equals(permission)).toList());
    }

    private static String unrelated(String permission) {
      return permission.equals("audit:read") ? "vault:read" : "audit:read";
    }

    private Api key(List<String> permissions) {
      return keys.computeIfAbsent(
          permissions, wanted -> Api.withKey(world.server(), world.newKey(wanted)));
    }

    private void isUnknown(Api caller, Operation operation, String type) {
      Answer answer = trials.send(caller, operation, type).expect(401);
      if (!operation.method().equals("HEAD")) {
        assertThat(answer.error(401)).isEqualTo("Unauthorized");
      }
    }

    private void mayNotCall(Api caller, Operation operation, String type, String permission) {
      Answer answer = trials.send(caller, operation, type).expect(403);
      if (!operation.method().equals("HEAD")) {
        assertThat(answer.error(403)).isEqualTo("Permission denied: " + permission + " required");
      }
    }

    /** A wrong password or link is 401 too, but in other words. */
    private void mayCall(Api caller, Operation operation, String type) {
      Answer answer = trials.send(caller, operation, type);
      assertThat(answer.status()).as("%s: %s", answer.request(), answer.text()).isNotEqualTo(403);
      if (answer.status() == 401) {
        assertThat(operation.permissions()).as(answer.request()).containsValue("none");
        assertThat(answer.text()).as(answer.request()).doesNotContain("\"Unauthorized\"");
      }
    }
  }
}

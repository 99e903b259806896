package io.dbackup.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermissionTest {

  @Test
  void everyConstantShouldBeInTheListOfAll() throws IllegalAccessException {
    List<String> constants = new ArrayList<>();
    for (Field field : Permission.class.getDeclaredFields()) {
      if (field.getType() == String.class && Modifier.isPublic(field.getModifiers())) {
        constants.add((String) field.get(null));
      }
    }
    constants.remove(Permission.AUTHENTICATED);
    assertThat(Permission.ALL).hasSize(25).containsExactlyElementsOf(constants);
  }

  @Test
  void permissionsShouldBePutInTheOrderOfTheReferenceWithoutRepetition() {
    assertThat(Permission.inOrder(List.of("jobs:read", "users:read", "jobs:read", "unknown")))
        .containsExactly("users:read", "jobs:read");
  }

  @Test
  void beingLoggedInShouldNotBeGrantable() {
    assertThat(Permission.ALL).doesNotContain(Permission.AUTHENTICATED);
  }
}

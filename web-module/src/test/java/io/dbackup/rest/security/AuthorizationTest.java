package io.dbackup.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.access.Caller;
import io.dbackup.access.Client;
import io.dbackup.access.Permission;
import io.dbackup.caller.CallerOfRequest;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthorizationTest {
  private final CallerOfRequest request = new CallerOfRequest();

  static class Bare {
    public void forgotten() {}

    @PermitAll
    public void open() {}

    @RolesAllowed(Permission.JOBS_WRITE)
    public void writing() {}

    @RolesAllowed({Permission.SOURCES_READ, Permission.DESTINATIONS_READ})
    public void either() {}

    @RolesAllowed(Permission.AUTHENTICATED)
    public void anybodyLoggedIn() {}

    @DenyAll
    public void closed() {}
  }

  @RolesAllowed(Permission.VAULT_READ)
  static class Guarded {
    public void inherits() {}

    @PermitAll
    public void opens() {}
  }

  private void call(Class<?> resource, String method, String... permissions) throws Exception {
    request.set(
        new Caller("u", "u@example.com", "U", null, false, Set.of(permissions)), Client.NONE);
    run(resource, method);
  }

  private void callAsNobody(Class<?> resource, String method) throws Exception {
    request.set(null, Client.NONE);
    run(resource, method);
  }

  private void run(Class<?> resource, String method) throws Exception {
    AuthorizationFeature feature = new AuthorizationFeature();
    feature.current = new CurrentCaller(request);
    List<ContainerRequestFilter> filters = new ArrayList<>();
    feature.configure(info(resource, resource.getMethod(method)), collecting(filters));
    for (ContainerRequestFilter filter : filters) {
      filter.filter(null);
    }
  }

  private static ErrorCategory categoryOf(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    BackupException[] caught = new BackupException[1];
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(BackupException.class, failure -> caught[0] = failure);
    return caught[0].category();
  }

  @Test
  void aMethodWithoutAnAnnotationShouldBeClosedToEverybody() {
    assertThat(categoryOf(() -> callAsNobody(Bare.class, "forgotten")))
        .isEqualTo(ErrorCategory.UNAUTHENTICATED);
    assertThat(
            categoryOf(() -> call(Bare.class, "forgotten", Permission.ALL.toArray(new String[0]))))
        .isEqualTo(ErrorCategory.FORBIDDEN);
  }

  @Test
  void nobodyShouldGet401AndAStrangerThePermissionThatIsMissing() {
    assertThatThrownBy(() -> callAsNobody(Bare.class, "writing")).hasMessage("Unauthorized");
    assertThatThrownBy(() -> call(Bare.class, "writing", Permission.JOBS_READ))
        .hasMessage("Permission denied: jobs:write required");
    assertThatCode(() -> call(Bare.class, "writing", Permission.JOBS_WRITE))
        .doesNotThrowAnyException();
  }

  @Test
  void oneOfSeveralPermissionsShouldDo() {
    assertThatCode(() -> call(Bare.class, "either", Permission.DESTINATIONS_READ))
        .doesNotThrowAnyException();
    assertThat(categoryOf(() -> call(Bare.class, "either", Permission.JOBS_READ)))
        .isEqualTo(ErrorCategory.FORBIDDEN);
  }

  @Test
  void anOpenMethodShouldBeOpen() {
    assertThatCode(() -> callAsNobody(Bare.class, "open")).doesNotThrowAnyException();
    assertThatCode(() -> callAsNobody(Guarded.class, "opens")).doesNotThrowAnyException();
  }

  @Test
  void aLoginShouldDoWhereNoPermissionIsAsked() {
    assertThatCode(() -> call(Bare.class, "anybodyLoggedIn")).doesNotThrowAnyException();
    assertThat(categoryOf(() -> callAsNobody(Bare.class, "anybodyLoggedIn")))
        .isEqualTo(ErrorCategory.UNAUTHENTICATED);
  }

  @Test
  void theAnnotationOfTheClassShouldCountWhereTheMethodHasNone() {
    assertThatCode(() -> call(Guarded.class, "inherits", Permission.VAULT_READ))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> call(Guarded.class, "inherits"))
        .hasMessage("Permission denied: vault:read required");
  }

  @Test
  void aDeniedMethodShouldBeClosed() {
    assertThat(categoryOf(() -> call(Bare.class, "closed", Permission.JOBS_WRITE)))
        .isEqualTo(ErrorCategory.FORBIDDEN);
  }

  private static ResourceInfo info(Class<?> type, Method method) {
    return new ResourceInfo() {
      @Override
      public Method getResourceMethod() {
        return method;
      }

      @Override
      public Class<?> getResourceClass() {
        return type;
      }
    };
  }

  private static FeatureContext collecting(List<ContainerRequestFilter> filters) {
    return (FeatureContext)
        Proxy.newProxyInstance(
            AuthorizationTest.class.getClassLoader(),
            new Class<?>[] {FeatureContext.class},
            (proxy, method, arguments) -> {
              filters.add((ContainerRequestFilter) arguments[0]);
              return proxy;
            });
  }
}

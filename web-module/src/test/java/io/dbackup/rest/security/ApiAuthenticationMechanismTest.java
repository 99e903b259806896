package io.dbackup.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.access.Caller;
import io.dbackup.access.Permission;
import io.dbackup.config.InstanceSettings;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiAuthenticationMechanismTest {
  private static final Caller PERSON =
      new Caller("u1", "person@example.com", "P", null, true, Set.of("jobs:read"));
  private static final Caller SCRIPT =
      new Caller("u1", "person@example.com", "P", "k1", false, Set.of("jobs:read"));

  private final List<Set<String>> logins = new ArrayList<>();
  private final List<Credential> asked = new ArrayList<>();
  private RuntimeException broken;

  private HttpServletRequest send(TestRequest request) {
    HttpServletRequest built = request.build();
    ApiAuthenticationMechanism mechanism = new ApiAuthenticationMechanism();
    mechanism.limits =
        new RateLimits(
            new InstanceSettings(name -> Optional.empty()), Proxies.trusted(), new TestClock());
    mechanism.stores = new Stores();
    mechanism.validateRequest(built, null, context());
    return built;
  }

  private final class Stores implements IdentityStoreHandler {
    @Override
    public CredentialValidationResult validate(Credential credential) {
      asked.add(credential);
      if (broken != null) {
        throw broken;
      }
      if (credential instanceof SessionCredential session && session.token().equals("good")) {
        return CallerGroups.result(Optional.of(PERSON));
      }
      if (credential instanceof ApiKeyCredential key && key.key().equals("dbackup_good")) {
        return CallerGroups.result(Optional.of(SCRIPT));
      }
      return CallerGroups.result(Optional.empty());
    }
  }

  private HttpMessageContext context() {
    return (HttpMessageContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpMessageContext.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("notifyContainerAboutLogin")) {
                @SuppressWarnings("unchecked")
                Set<String> groups = (Set<String>) arguments[1];
                logins.add(groups);
                return AuthenticationStatus.SUCCESS;
              }
              assertThat(method.getName()).isEqualTo("doNothing");
              return AuthenticationStatus.NOT_DONE;
            });
  }

  private static Object callerOf(HttpServletRequest request) {
    return request.getAttribute(ApiAuthenticationMechanism.CALLER);
  }

  @Test
  void aSessionShouldMakeItsPermissionsTheCallersRoles() {
    var request = send(TestRequest.of("GET", "/api/jobs").cookie("dbackup_session", "good"));
    assertThat(callerOf(request)).isEqualTo(PERSON);
    assertThat(logins).containsExactly(Set.of("jobs:read", Permission.AUTHENTICATED));
    assertThat(request.getAttribute(SessionCookie.USED)).isEqualTo(true);
  }

  @Test
  void anApiKeyShouldBeReadWhateverTheCaseOfTheScheme() {
    var request =
        send(TestRequest.of("GET", "/api/jobs").header("Authorization", "bearer  dbackup_good "));
    assertThat(callerOf(request)).isEqualTo(SCRIPT);
    assertThat(request.getAttribute(SessionCookie.USED)).isEqualTo(false);
  }

  @Test
  void aSessionShouldComeBeforeAKey() {
    var request =
        send(
            TestRequest.of("GET", "/api/jobs")
                .cookie("dbackup_session", "good")
                .header("Authorization", "Bearer dbackup_good"));
    assertThat(callerOf(request)).isEqualTo(PERSON);
  }

  @Test
  void aKeyShouldCountBesideASessionThatHasEnded() {
    var request =
        send(
            TestRequest.of("GET", "/api/jobs")
                .cookie("dbackup_session", "ended")
                .header("Authorization", "Bearer dbackup_good"));
    assertThat(callerOf(request)).isEqualTo(SCRIPT);
  }

  @Test
  void wrongCredentialsShouldCountAsNone() {
    var request =
        send(TestRequest.of("GET", "/api/jobs").header("Authorization", "Bearer dbackup_bad"));
    assertThat(callerOf(request)).isNull();
    assertThat(logins).isEmpty();
    send(TestRequest.of("GET", "/api/jobs").header("Authorization", "Basic YTpi"));
    send(TestRequest.of("GET", "/api/jobs").header("Authorization", "Bearer other"));
    assertThat(asked).hasSize(1);
  }

  @Test
  void theTokenOfAMonitorShouldBeLookedAtForMetricsAlone() {
    send(TestRequest.of("GET", "/api/metrics").header("Authorization", "Bearer other"));
    assertThat(asked).hasExactlyElementsOfTypes(ScrapeTokenCredential.class);
    send(TestRequest.of("GET", "/api/settings").header("Authorization", "Bearer other"));
    send(TestRequest.of("GET", "/api/metrics/x").header("Authorization", "Bearer other"));
    send(TestRequest.of("GET", "/api/metricsx").header("Authorization", "Bearer other"));
    assertThat(asked).hasSize(1);
  }

  @Test
  void healthAndPagesShouldNotAskTheDatabase() {
    send(TestRequest.of("GET", "/api/health").cookie("dbackup_session", "good"));
    send(TestRequest.of("GET", "/index.html").cookie("dbackup_session", "good"));
    assertThat(asked).isEmpty();
  }

  @Test
  void aRequestBeyondItsLimitShouldNotAskTheDatabase() {
    RateLimits limits =
        new RateLimits(
            new InstanceSettings(
                name -> Optional.ofNullable(name.endsWith(".read") ? "1/60" : null)),
            Proxies.trusted(),
            new TestClock());
    ApiAuthenticationMechanism mechanism = new ApiAuthenticationMechanism();
    mechanism.limits = limits;
    mechanism.stores = new Stores();
    for (int i = 0; i < 5; i++) {
      mechanism.validateRequest(
          TestRequest.of("GET", "/api/jobs").cookie("dbackup_session", "good").build(),
          null,
          context());
    }
    assertThat(asked).hasSize(1);
  }

  @Test
  void aFailureShouldBeLeftForTheLayerThatAnswersInJson() {
    broken = new IllegalStateException("no database");
    var request = send(TestRequest.of("GET", "/api/jobs").cookie("dbackup_session", "good"));
    assertThat(request.getAttribute(ApiAuthenticationMechanism.FAILURE)).isSameAs(broken);
    assertThat(callerOf(request)).isNull();
  }
}

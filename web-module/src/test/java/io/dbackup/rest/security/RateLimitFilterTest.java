package io.dbackup.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.config.InstanceSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What clients are told of their limit. */
class RateLimitFilterTest {
  private final RateLimits limits =
      new RateLimits(
          new InstanceSettings(name -> Optional.empty()), Proxies.trusted(), new TestClock());
  private final List<Response> refusals = new ArrayList<>();

  private RateLimitFilter filter(HttpServletRequest request) {
    RateLimitFilter filter = new RateLimitFilter();
    filter.servletRequest = request;
    filter.limits = limits;
    return filter;
  }

  private MultivaluedMap<String, Object> answer(String method, String path) {
    RateLimitFilter filter = filter(TestRequest.of(method, path).build());
    MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    ContainerRequestContext request =
        only(
            ContainerRequestContext.class,
            "abortWith",
            argument -> {
              refusals.add((Response) argument);
              return null;
            });
    filter.filter(request);
    filter.filter(request, only(ContainerResponseContext.class, "getHeaders", none -> headers));
    return headers;
  }

  @Test
  void everyAnswerShouldTellHowTheClientStands() {
    MultivaluedMap<String, Object> headers = answer("GET", "/api/no-such-thing");
    assertThat(headers.getFirst("RateLimit-Limit")).isEqualTo(100L);
    assertThat(headers.getFirst("RateLimit-Remaining")).isEqualTo(99L);
    assertThat(headers.getFirst("RateLimit-Reset")).isEqualTo(60L);
    assertThat(answer("GET", "/api/health")).isEmpty();
    assertThat(refusals).isEmpty();
  }

  @Test
  void oneRequestTooManyShouldBeToldWhenToComeBack() {
    for (int i = 0; i < 5; i++) {
      answer("POST", "/api/auth/login");
    }
    MultivaluedMap<String, Object> headers = answer("POST", "/api/auth/login");
    assertThat(headers.getFirst("RateLimit-Remaining")).isEqualTo(0L);
    assertThat(refusals)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.getStatus()).isEqualTo(429);
              assertThat(refusal.getHeaders().getFirst("Retry-After")).hasToString("60");
            });
  }

  private interface Answering {
    Object to(Object argument);
  }

  /** Answers one method; every other call is an error. */
  private static <T> T only(Class<T> type, String name, Answering answering) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (!method.getName().equals(name)) {
                throw new UnsupportedOperationException(method.getName());
              }
              return answering.to(arguments == null ? null : arguments[0]);
            }));
  }
}

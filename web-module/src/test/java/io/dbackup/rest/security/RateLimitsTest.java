package io.dbackup.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.config.InstanceSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {
  private final RateLimits limits = limits(Map.of());

  private static RateLimits limits(Map<String, String> settings) {
    return new RateLimits(
        new InstanceSettings(name -> Optional.ofNullable(settings.get(name))),
        Proxies.trusted(),
        new TestClock());
  }

  private Admission send(String method, String path, String from) {
    return limits.admission(TestRequest.of(method, path).from(from).build());
  }

  private int admittedOf(int requests, String method, String path) {
    int admitted = 0;
    for (int i = 0; i < requests; i++) {
      admitted += send(method, path, "192.0.2.1").admitted() ? 1 : 0;
    }
    return admitted;
  }

  @Test
  void theLimitsShouldBeThoseOfTheReference() {
    assertThat(admittedOf(10, "POST", "/api/auth/login")).isEqualTo(5);
    assertThat(admittedOf(150, "GET", "/api/jobs")).isEqualTo(100);
    assertThat(admittedOf(30, "POST", "/api/jobs")).isEqualTo(20);
    assertThat(admittedOf(1, "DELETE", "/api/jobs/1")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/auth/login/", "/api//auth/login", "/api/auth//login", "/api/auth/login;a=b"})
  void noSpellingOfTheLoginShouldGetRoundItsLimit(String path) {
    assertThat(admittedOf(10, "POST", path)).isEqualTo(5);
  }

  @Test
  void healthShouldHaveNoLimit() {
    assertThat(admittedOf(1000, "GET", "/api/health")).isEqualTo(1000);
    assertThat(send("GET", "/api/health", "192.0.2.1").limited()).isFalse();
  }

  @Test
  void aMonitorShouldGoOnSeeingWhilePeopleBesideItAreRefused() {
    assertThat(admittedOf(150, "GET", "/api/jobs")).isEqualTo(100);
    assertThat(admittedOf(150, "GET", "/api/metrics")).isEqualTo(100);
  }

  @Test
  void aRequestShouldCountOnceHoweverOftenItIsAsked() {
    HttpServletRequest request = TestRequest.of("GET", "/api/jobs").build();
    limits.admission(request);
    assertThat(limits.admission(request).remaining()).isEqualTo(99);
  }

  @Test
  void addressesShouldCountApart() {
    admittedOf(10, "POST", "/api/auth/login");
    assertThat(send("POST", "/api/auth/login", "192.0.2.2").admitted()).isTrue();
  }

  @Test
  void addressesOfOneIpv6NetworkShouldCountTogether() {
    for (int i = 0; i < 5; i++) {
      assertThat(send("POST", "/api/auth/login", "2001:db8:0:1::" + i).admitted()).isTrue();
    }
    assertThat(send("POST", "/api/auth/login", "2001:db8:0:1:ffff::9").admitted()).isFalse();
    assertThat(send("POST", "/api/auth/login", "2001:db8:0:2::1").admitted()).isTrue();
  }

  @Test
  void anInventedForwardingHeaderShouldNotGetRoundALimit() {
    RateLimits behindAProxy =
        new RateLimits(
            new InstanceSettings(name -> Optional.empty()),
            Proxies.trusted("10.0.0.1"),
            new TestClock());
    for (String peer : List.of("192.0.2.1", "10.0.0.1")) {
      int admitted = 0;
      for (int i = 0; i < 20; i++) {
        String invented = "198.51.100." + i + (peer.startsWith("10.") ? ", 203.0.113.5" : "");
        HttpServletRequest request =
            TestRequest.of("POST", "/api/auth/login")
                .from(peer)
                .header("X-Forwarded-For", invented)
                .build();
        admitted += behindAProxy.admission(request).admitted() ? 1 : 0;
      }
      assertThat(admitted).as(peer).isEqualTo(5);
    }
  }

  @Test
  void anAccountShouldCountInAnySpelling() {
    for (int i = 0; i < 5; i++) {
      assertThat(limits.account(i % 2 == 0 ? "a@b.c" : " A@B.C").admitted()).isTrue();
    }
    assertThat(limits.account("a@b.c").admitted()).isFalse();
  }

  @Test
  void zeroShouldTurnALimitOff() {
    RateLimits off = limits(Map.of("dbackup.rate-limit.write", "0"));
    for (int i = 0; i < 100; i++) {
      assertThat(off.admission(TestRequest.of("POST", "/api/jobs").build()).limited()).isFalse();
    }
  }
}

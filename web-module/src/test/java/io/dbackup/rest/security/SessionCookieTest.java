package io.dbackup.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionCookieTest {

  @Test
  void theCookieShouldBeOutOfReachOfScriptsAndForeignPages() {
    NewCookie cookie = SessionCookie.holding("token", Duration.ofDays(7), true);
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.isSecure()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.LAX);
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(cookie.getMaxAge()).isEqualTo(604800);
  }

  @Test
  void withoutHttpsTheCookieShouldStillBeSent() {
    assertThat(SessionCookie.holding("token", Duration.ofDays(7), false).isSecure()).isFalse();
  }

  @Test
  void theTokenShouldBeFoundAmongOtherCookies() {
    var request =
        TestRequest.of("GET", "/api/jobs")
            .cookie("other", "x")
            .cookie("dbackup_session", "token")
            .build();
    assertThat(SessionCookie.token(request)).contains("token");
  }

  @Test
  void anAbsurdCookieShouldCountAsNone() {
    assertThat(
            SessionCookie.token(
                TestRequest.of("GET", "/").cookie("dbackup_session", "x".repeat(201)).build()))
        .isEmpty();
    assertThat(SessionCookie.token(TestRequest.of("GET", "/").build())).isEmpty();
  }
}

package io.dbackup.rest.security;

import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The cookie that holds the token of a session: not readable by scripts, not sent along from
 * foreign pages.
 */
public final class SessionCookie {
  /** Request attribute: whether the caller was found by the cookie. */
  static final String USED = "io.dbackup.session.used";

  private static final String NAME = "dbackup_session";
  private static final int LONGEST_TOKEN = 200;

  private SessionCookie() {}

  static Optional<Credential> of(HttpServletRequest request) {
    return token(request).map(SessionCredential::new);
  }

  /** The token that was sent, whatever it is worth. */
  public static Optional<String> token(HttpServletRequest request) {
    return Arrays.stream(Optional.ofNullable(request.getCookies()).orElseGet(() -> new Cookie[0]))
        .filter(cookie -> cookie.getName().equals(NAME) && cookie.getValue() != null)
        .map(Cookie::getValue)
        .filter(token -> !token.isEmpty() && token.length() <= LONGEST_TOKEN)
        .findFirst();
  }

  /** A cookie for a new session. */
  public static NewCookie holding(String token, Duration length, boolean secure) {
    return cookie(token, (int) length.toSeconds(), secure);
  }

  /** A cookie that makes the browser forget. */
  public static NewCookie forgetting(boolean secure) {
    return cookie("", 0, secure);
  }

  private static NewCookie cookie(String value, int seconds, boolean secure) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path("/")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}

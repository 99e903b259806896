package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.access.AccessSecret;
import io.dbackup.access.Client;
import io.dbackup.access.User;
import io.dbackup.access.UserSession;
import io.dbackup.application.OwnSession;
import io.dbackup.application.SessionService;
import io.dbackup.rest.model.Success;
import io.dbackup.rest.security.ClientAddress;
import io.dbackup.rest.security.TestRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the resource of the caller's own sessions asks for and how it answers. */
class SessionResourceTest {
  private static final Instant LOGIN = Instant.parse("2026-11-02T10:00:00Z");
  private static final AccessSecret TOKEN = AccessSecret.newToken();

  private final Sessions sessions = new Sessions();

  @Test
  void aSessionShouldBeShownWithoutAnythingThatOpensIt() {
    String shown = AnswerText.of(resource().own());

    assertThat(shown)
        .isEqualTo(
            "[{\"id\":\"here\",\"current\":true,\"createdAt\":\"2026-11-02T10:00:00.000Z\","
                + "\"lastSeenAt\":\"2026-11-02T10:05:00.000Z\","
                + "\"expiresAt\":\"2026-11-02T11:00:00.000Z\","
                + "\"ipAddress\":\"192.0.2.1\",\"userAgent\":\"curl/8.14.1\"},"
                + "{\"id\":\"elsewhere\",\"current\":false,"
                + "\"createdAt\":\"2026-11-02T10:00:00.000Z\","
                + "\"lastSeenAt\":\"2026-11-02T10:00:00.000Z\","
                + "\"expiresAt\":\"2026-11-02T11:00:00.000Z\","
                + "\"ipAddress\":null,\"userAgent\":null}]");
    assertThat(shown).doesNotContain(TOKEN.text(), TOKEN.hash());
  }

  @Test
  void endingTheSessionThatAsksShouldMakeTheBrowserForgetIt() {
    Response answer = resource().end("here");

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getEntity()).isEqualTo(Success.done());
    NewCookie cookie = answer.getCookies().get("dbackup_session");
    assertThat(cookie.getValue()).isEmpty();
    assertThat(cookie.getMaxAge()).isZero();
    assertThat(cookie.isSecure()).isTrue();
  }

  @Test
  void endingAnotherSessionShouldLeaveTheCookieAlone() {
    Response answer = resource().end("elsewhere");

    assertThat(answer.getEntity()).isEqualTo(Success.done());
    assertThat(answer.getCookies()).isEmpty();
  }

  @Test
  void endingAllOthersShouldSayHowManyThereWere() {
    assertThat(AnswerText.of(resource().endOthers())).isEqualTo("{\"success\":true,\"ended\":3}");
  }

  private SessionResource resource() {
    SessionResource resource = new SessionResource();
    resource.sessions = sessions;
    resource.request =
        TestRequest.of("GET", "/api/auth/sessions").cookie("dbackup_session", TOKEN.text()).build();
    resource.addresses =
        new ClientAddress() {
          @Override
          public boolean secure(HttpServletRequest request) {
            return true;
          }
        };
    return resource;
  }

  /** One session that asks, and one elsewhere. */
  private static final class Sessions extends SessionService {
    private final User user = new User("u", "u@example.com", "U", "hash", LOGIN);

    @Override
    public List<OwnSession> own(String sessionToken) {
      assertThat(sessionToken).isEqualTo(TOKEN.text());
      UserSession here = session("here", TOKEN, new Client("192.0.2.1", "curl/8.14.1"));
      here.seen(LOGIN.plusSeconds(300));
      return List.of(
          new OwnSession(here, true),
          new OwnSession(session("elsewhere", AccessSecret.newToken(), Client.NONE), false));
    }

    private UserSession session(String id, AccessSecret token, Client client) {
      return new UserSession(id, token, user, client, LOGIN, LOGIN.plusSeconds(3600));
    }

    @Override
    public boolean end(String sessionToken, String id) {
      return own(sessionToken).stream()
          .anyMatch(own -> own.current() && own.session().id().equals(id));
    }

    @Override
    public int endOthers(String sessionToken) {
      assertThat(sessionToken).isEqualTo(TOKEN.text());
      return 3;
    }
  }
}

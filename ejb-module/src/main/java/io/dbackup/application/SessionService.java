package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.AccessSecret;
import io.dbackup.access.Permission;
import io.dbackup.access.User;
import io.dbackup.access.UserSession;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.config.InstanceSettings;
import io.dbackup.error.BackupException;
import io.dbackup.event.AuditRecorder;
import io.dbackup.persistence.SessionRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Where the person behind the present call is signed in, and an end to it. An API key has no
 * sessions and is refused as UNAUTHENTICATED. Only sessions that still count are shown and ended:
 * the others have ended already.
 */
@Stateless
public class SessionService {
  @Inject AuthenticationService authentication;
  @Inject SessionRepository sessions;
  @Inject AuditRecorder audit;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  /**
   * The one used last first.
   *
   * @param sessionToken of the session that asks
   */
  @RolesAllowed(Permission.AUTHENTICATED)
  public List<OwnSession> own(String sessionToken) {
    AccessSecret token = new AccessSecret(sessionToken);
    Instant now = clock.instant();
    return sessions.ofUser(authentication.currentUser().id()).stream()
        .filter(session -> session.live(now, settings.sessionIdle()))
        .map(session -> new OwnSession(session, session.opensWith(token)))
        .toList();
  }

  /**
   * Ends a session of the caller; NOT_FOUND when it is nobody's, somebody else's or has ended.
   *
   * @return whether it was the one that asks, so that this was a logout
   */
  @RolesAllowed(Permission.AUTHENTICATED)
  public boolean end(String sessionToken, String id) {
    OwnSession own =
        own(sessionToken).stream()
            .filter(one -> one.session().id().equals(id))
            .findFirst()
            .orElseThrow(() -> BackupException.notFound("Session"));
    if (!sessions.remove(id)) {
      throw BackupException.notFound("Session");
    }
    recordLogout(
        own.session().user(),
        own.current() ? JsonObject.EMPTY_JSON_OBJECT : elsewhere(own.session()));
    return own.current();
  }

  /**
   * Ends all sessions of the caller but the one that asks.
   *
   * @return how many
   */
  @RolesAllowed(Permission.AUTHENTICATED)
  public int endOthers(String sessionToken) {
    User user = authentication.currentUser();
    Instant now = clock.instant();
    // What has ended by itself is not to be counted.
    sessions.removeEnded(now, now.minus(settings.sessionIdle()));
    int ended = sessions.removeOthersOfUser(user.id(), new AccessSecret(sessionToken).hash());
    if (ended > 0) {
      recordLogout(user, JSON.createObjectBuilder().add("otherSessions", ended).build());
    }
    return ended;
  }

  private void recordLogout(User user, JsonObject details) {
    audit.record(AuditAction.LOGOUT, AuditResource.AUTH, user.id(), details);
  }

  /** The line itself says where the caller sits, so this says where the session was. */
  private static JsonObject elsewhere(UserSession session) {
    JsonObjectBuilder ended = JSON.createObjectBuilder().add("id", session.id());
    session.ipAddress().ifPresent(address -> ended.add("ipAddress", address));
    session.userAgent().ifPresent(agent -> ended.add("userAgent", agent));
    return JSON.createObjectBuilder().add("session", ended).build();
  }
}

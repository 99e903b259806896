package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.AccessSecret;
import io.dbackup.access.ApiKey;
import io.dbackup.access.Caller;
import io.dbackup.access.Permission;
import io.dbackup.access.User;
import io.dbackup.access.UserSession;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.caller.PasswordHasher;
import io.dbackup.config.InstanceSettings;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.event.AuditRecorder;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.persistence.ApiKeyRepository;
import io.dbackup.persistence.SessionRepository;
import io.dbackup.persistence.UserRepository;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Proves who is calling: by password, by the token of a session, by an API key. Everything is
 * looked up anew for every request, so that a disabled user, a withdrawn permission or a deleted
 * key counts at once, on every node.
 */
@Stateless
public class AuthenticationService {
  /** How stale the time of the last use may be; saves a write per request. */
  private static final Duration USE_GRANULARITY = Duration.ofMinutes(1);

  private static final int LONGEST_EMAIL = 254;

  @Inject UserRepository users;
  @Inject SessionRepository sessions;
  @Inject ApiKeyRepository keys;
  @Inject PasswordHasher hasher;
  @Inject AccountRules rules;
  @Inject AuditRecorder audit;
  @Inject CurrentCaller current;
  @Inject InstanceSettings settings;
  @Inject Clock clock;

  /** The person of a session that still counts. */
  @PermitAll
  public Optional<Caller> callerOfSession(String token) {
    Instant now = clock.instant();
    Optional<UserSession> session =
        sessions
            .withToken(new AccessSecret(token).hash())
            .filter(found -> found.live(now, settings.sessionIdle()));
    session
        .filter(found -> found.lastSeenAt().plus(USE_GRANULARITY).isBefore(now))
        .ifPresent(found -> sessions.seen(found.id(), now));
    return session.map(found -> Caller.of(found.user()));
  }

  /** The caller of an API key that is enabled, has not expired and belongs to an enabled user. */
  @PermitAll
  public Optional<Caller> callerOfApiKey(String text) {
    Instant now = clock.instant();
    Optional<ApiKey> key =
        keys.withSecret(new AccessSecret(text).hash()).filter(found -> found.usable(now));
    key.filter(
            found ->
                found
                    .lastUsedAt()
                    .map(used -> used.plus(USE_GRANULARITY).isBefore(now))
                    .orElse(true))
        .ifPresent(found -> keys.used(found.id(), now));
    return key.map(Caller::of);
  }

  /**
   * Begins a session. Empty for every kind of refusal alike; it takes the same time whether the
   * user exists, and is recorded either way.
   */
  @PermitAll
  public Optional<OpenedSession> login(String email, String password) {
    Optional<User> user = users.withEmail(email);
    boolean right =
        password.length() <= PasswordHasher.MAX_LENGTH
            && user.flatMap(User::passwordHash)
                .map(hash -> hasher.matches(password, hash))
                .orElseGet(() -> hasher.matchesNobody(password));
    if (!right || user.isEmpty() || !user.get().enabled()) {
      recordRefusal(email, user, right);
      return Optional.empty();
    }
    return Optional.of(open(user.get()));
  }

  /** The person of the present session; UNAUTHENTICATED without one, also for an API key. */
  @RolesAllowed(Permission.AUTHENTICATED)
  public User currentUser() {
    return current
        .get()
        .filter(caller -> caller.apiKey().isEmpty())
        .flatMap(caller -> users.find(caller.userId()))
        .orElseThrow(() -> new BackupException(ErrorCategory.UNAUTHENTICATED, "Unauthorized"));
  }

  /**
   * Changes the password of the person behind the present call and ends its other sessions. An API
   * key cannot do this.
   *
   * @param currentPassword proves that it is not somebody else at an open browser
   */
  @RolesAllowed(Permission.AUTHENTICATED)
  public void changeOwnPassword(String sessionToken, String currentPassword, String newPassword) {
    User user = currentUser();
    boolean right =
        currentPassword.length() <= PasswordHasher.MAX_LENGTH
            && user.passwordHash().map(hash -> hasher.matches(currentPassword, hash)).orElse(false);
    if (!right) {
      throw BackupException.invalid("currentPassword is wrong");
    }
    rules.password("newPassword", newPassword, user.email());
    user.changePassword(hasher.hash(newPassword));
    user.touched(clock.instant());
    sessions.removeOthersOfUser(user.id(), new AccessSecret(sessionToken).hash());
    audit.record(
        AuditAction.UPDATE,
        AuditResource.USER,
        user.id(),
        JSON.createObjectBuilder()
            .add("changes", JSON.createObjectBuilder().add("password", AuditDetails.CHANGED))
            .build());
  }

  /** Ends a session; nothing happens when it has ended before. */
  @PermitAll
  public void logout(String token) {
    if (sessions.removeWithToken(new AccessSecret(token).hash())) {
      audit.record(
          AuditAction.LOGOUT,
          AuditResource.AUTH,
          current.get().map(Caller::userId).orElse(null),
          JsonObject.EMPTY_JSON_OBJECT);
    }
  }

  private OpenedSession open(User user) {
    Instant now = clock.instant();
    sessions.removeEnded(now, now.minus(settings.sessionIdle()));
    AccessSecret token = AccessSecret.newToken();
    sessions.add(
        new UserSession(
            TimeOrderedId.next(clock),
            token,
            user,
            current.client(),
            now,
            now.plus(settings.sessionLength())));
    users.loggedIn(user.id(), now);
    audit.record(
        Caller.of(user),
        AuditAction.LOGIN,
        AuditResource.AUTH,
        user.id(),
        JsonObject.EMPTY_JSON_OBJECT);
    return new OpenedSession(token, user);
  }

  /** Names the address only when it looks like one: people type passwords into the wrong field. */
  private void recordRefusal(String email, Optional<User> user, boolean rightPassword) {
    boolean address = email.contains("@") && email.length() <= LONGEST_EMAIL;
    String reason =
        user.isEmpty() ? "unknown user" : rightPassword ? "user is disabled" : "wrong password";
    audit.record(
        null,
        AuditAction.LOGIN_FAILED,
        AuditResource.AUTH,
        user.map(User::id).orElse(null),
        JSON.createObjectBuilder()
            .add("email", address ? User.normalEmail(email) : "not an e-mail address")
            .add("reason", reason)
            .build());
  }
}

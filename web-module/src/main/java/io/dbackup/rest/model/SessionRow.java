package io.dbackup.rest.model;

import io.dbackup.access.UserSession;
import io.dbackup.application.OwnSession;
import java.time.Instant;
import java.util.Optional;

/**
 * A place where the caller is signed in, without anything that opens it.
 *
 * @param current whether it is the session that asks
 * @param expiresAt at the latest; it ends sooner when it is left alone
 */
public record SessionRow(
    String id,
    boolean current,
    Instant createdAt,
    Instant lastSeenAt,
    Instant expiresAt,
    Optional<String> ipAddress,
    Optional<String> userAgent) {

  public static SessionRow of(OwnSession own) {
    UserSession session = own.session();
    return new SessionRow(
        session.id(),
        own.current(),
        session.createdAt(),
        session.lastSeenAt(),
        session.expiresAt(),
        session.ipAddress(),
        session.userAgent());
  }
}

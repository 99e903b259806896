package io.dbackup.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which lines of the audit trail are wanted; an empty part does not restrict.
 *
 * @param user a user id or an e-mail address
 * @param from inclusive
 * @param to exclusive
 */
public record AuditFilter(
    Optional<String> user,
    Optional<AuditAction> action,
    Optional<AuditResource> resource,
    Optional<String> resourceId,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** The whole trail. */
  public static AuditFilter all() {
    return new AuditFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}

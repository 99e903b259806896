package io.dbackup.rest.model;

import io.dbackup.audit.AuditCheck;
import java.util.Locale;
import java.util.Optional;

/**
 * What a check of the audit trail found.
 *
 * @param unchained lines of versions without a chain, whose content is not covered
 * @param problem null when the trail is whole
 */
public record AuditCheckAnswer(
    boolean valid,
    long checked,
    long firstSequence,
    long lastSequence,
    String headHash,
    long unchained,
    Optional<Problem> problem) {

  /**
   * @param kind {@code changed}, {@code missing}, {@code reordered} or {@code forged}
   */
  public record Problem(long sequence, Optional<String> id, String kind, String message) {
    static Problem of(AuditCheck.Problem problem) {
      return new Problem(
          problem.sequence(),
          problem.id(),
          problem.kind().name().toLowerCase(Locale.ROOT),
          problem.message());
    }
  }

  public static AuditCheckAnswer of(AuditCheck check) {
    return new AuditCheckAnswer(
        check.valid(),
        check.checked(),
        check.firstSequence(),
        check.lastSequence(),
        check.headHash(),
        check.unchained(),
        check.problem().map(Problem::of));
  }
}

package io.dbackup.audit;

import java.util.Objects;

/**
 * Where the chain of the audit trail begins and ends. Kept in one row beside the lines, so that
 * lines missing at either end are noticed. Immutable.
 *
 * @param firstSequence of the oldest line that is kept; the one after {@code lastSequence} when
 *     none is
 * @param anchor the chain MAC of the line before the first; empty at the very beginning
 * @param lastSequence of the newest line; 0 before there is one
 * @param lastMac the chain MAC of the newest line
 * @param unchained how many lines there are of versions that had no chain
 * @param mac authenticates all the others; empty before the first line
 */
public record AuditHead(
    long firstSequence,
    String anchor,
    long lastSequence,
    String lastMac,
    long unchained,
    String mac) {
  public AuditHead {
    Objects.requireNonNull(anchor);
    Objects.requireNonNull(lastMac);
    Objects.requireNonNull(mac);
  }

  /** Whether a line was ever appended. */
  public boolean started() {
    return lastSequence > 0 || !mac.isEmpty();
  }

  /** The head of a chain without lines, beside so many lines of older versions. */
  public AuditHead beginningBeside(long olderLines) {
    return new AuditHead(1, "", 0, "", olderLines, "");
  }

  /** After one more line. */
  public AuditHead followedBy(String chainMac) {
    return new AuditHead(firstSequence, anchor, lastSequence + 1, chainMac, unchained, mac);
  }

  /**
   * After the oldest lines were removed.
   *
   * @param newAnchor the chain MAC of the last line that was removed
   */
  public AuditHead beginningAt(long newFirst, String newAnchor, long unchainedLeft) {
    return new AuditHead(newFirst, newAnchor, lastSequence, lastMac, unchainedLeft, mac);
  }

  public AuditHead sealedWith(String newMac) {
    return new AuditHead(firstSequence, anchor, lastSequence, lastMac, unchained, newMac);
  }
}

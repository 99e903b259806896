package io.dbackup.audit;

import java.util.Optional;

/**
 * What a check of the audit trail found.
 *
 * @param checked how many lines are proved to be as they were written, in their order
 * @param firstSequence of the oldest line that is kept
 * @param lastSequence of the newest line
 * @param headHash the chain MAC of the newest line; empty before there is one
 * @param unchained how many lines there are of versions that had no chain; nothing is proved about
 *     their content
 * @param problem the first thing that is not as it must be; empty when the trail is whole
 */
public record AuditCheck(
    long checked,
    long firstSequence,
    long lastSequence,
    String headHash,
    long unchained,
    Optional<Problem> problem) {

  public boolean valid() {
    return problem.isEmpty();
  }

  /** The names are part of the API. */
  public enum Kind {
    /** A line was written by us, and altered since. */
    CHANGED,
    /** A line was removed. */
    MISSING,
    /** A line was written by us, but not at this place. */
    REORDERED,
    /** A line, or the head of the chain, was not written by us. */
    FORGED
  }

  /**
   * @param sequence where in the chain
   * @param id of the line; empty when there is none to name
   */
  public record Problem(long sequence, Optional<String> id, Kind kind, String message) {}
}

package io.dbackup.event;

import io.dbackup.audit.AuditCheck;
import io.dbackup.audit.AuditCheck.Kind;
import io.dbackup.audit.AuditCheck.Problem;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditHead;
import io.dbackup.persistence.AuditRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Checks the audit trail from its first line to its head, a page at a time, without a transaction
 * and without holding anybody up; lines appended meanwhile are left for the next check. Stops at
 * the first problem. What it cannot see is a database that was set back as a whole, head included,
 * to an earlier state: compare the head's hash with one that was noted elsewhere.
 */
@ApplicationScoped
public class AuditVerifier {
  private static final int PAGE = 1000;

  @Inject AuditRepository entries;
  @Inject AuditSeal seal;
  @Inject AuditChain chain;

  /** For the container. */
  public AuditVerifier() {}

  public AuditVerifier(AuditRepository entries, AuditSeal seal) {
    this.entries = entries;
    this.seal = seal;
    this.chain = new AuditChain(entries, seal);
  }

  public AuditCheck verify() {
    while (true) {
      Optional<AuditHead> head = entries.head();
      if (head.isEmpty()) {
        return missingHead();
      }
      AuditCheck check = verify(head.get());
      if (check.valid() || !pruned(head.get())) {
        return check;
      }
    }
  }

  /** Whether old lines were removed since, as pruning does, so that a check must begin anew. */
  private boolean pruned(AuditHead before) {
    return entries.head().filter(now -> now.firstSequence() > before.firstSequence()).isPresent();
  }

  private AuditCheck verify(AuditHead head) {
    if (head.started() && !chain.isSound(head)) {
      return result(
          head,
          0,
          Optional.of(
              new Problem(
                  head.lastSequence(),
                  Optional.empty(),
                  Kind.FORGED,
                  "The head of the chain was not written by this instance")));
    }
    Walk walk = new Walk(head);
    Optional<Problem> problem = walk.toTheHead().or(() -> beside(head));
    return result(head, walk.checked, problem);
  }

  /** What is in the table and in no place of the chain. */
  private Optional<Problem> beside(AuditHead head) {
    Optional<Problem> outside =
        entries
            .outsideOfTheChain()
            .map(
                sequence ->
                    new Problem(
                        sequence,
                        Optional.empty(),
                        Kind.FORGED,
                        "There is a line outside of the chain, which ends at "
                            + head.lastSequence()));
    if (outside.isPresent() || !head.started()) {
      return outside;
    }
    long unchained = entries.countUnchained();
    return unchained == head.unchained()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                0,
                Optional.empty(),
                unchained > head.unchained() ? Kind.FORGED : Kind.MISSING,
                "There are "
                    + unchained
                    + " lines from before the chain, and must be "
                    + head.unchained()));
  }

  private static AuditCheck missingHead() {
    return new AuditCheck(
        0,
        0,
        0,
        "",
        0,
        Optional.of(
            new Problem(0, Optional.empty(), Kind.MISSING, "The head of the chain was removed")));
  }

  private static AuditCheck result(AuditHead head, long checked, Optional<Problem> problem) {
    return new AuditCheck(
        checked,
        head.firstSequence(),
        head.lastSequence(),
        head.lastMac(),
        head.unchained(),
        problem);
  }

  /** One pass over the lines up to a head. */
  private final class Walk {
    private final AuditHead head;
    private String before;
    private long checked;

    Walk(AuditHead head) {
      this.head = head;
      this.before = head.anchor();
    }

    Optional<Problem> toTheHead() {
      long next = head.firstSequence();
      while (next <= head.lastSequence()) {
        List<AuditEntry> page = entries.chained(next - 1, head.lastSequence(), PAGE);
        if (page.isEmpty()) {
          return missing(next, head.lastSequence());
        }
        for (AuditEntry entry : page) {
          long found = entry.sequence().orElseThrow();
          Optional<Problem> problem =
              found == next ? problemOf(entry, next) : missing(next, found - 1);
          if (problem.isPresent()) {
            return problem;
          }
          before = entry.chainMac().orElseThrow();
          next++;
          checked++;
        }
      }
      return before.equals(head.lastMac()) ? Optional.empty() : otherEnd();
    }

    /** Lines of another, older course of the same chain were put in place of the newest ones. */
    private Optional<Problem> otherEnd() {
      return Optional.of(
          new Problem(
              head.lastSequence(),
              Optional.empty(),
              Kind.REORDERED,
              "The chain does not end with the line that its head names"));
    }

    private Optional<Problem> problemOf(AuditEntry entry, long sequence) {
      boolean content = AuditSeal.fits(seal.ofContent(entry), entry.contentMac());
      boolean link =
          AuditSeal.fits(
              seal.ofLink(before, sequence, entry.contentMac().orElse("")), entry.chainMac());
      if (content && link) {
        return Optional.empty();
      }
      Kind kind = content ? Kind.REORDERED : link ? Kind.CHANGED : Kind.FORGED;
      String what =
          switch (kind) {
            case REORDERED -> "was written by this instance, but not at this place";
            case CHANGED -> "was changed after it was written";
            default -> "was not written by this instance";
          };
      return Optional.of(
          new Problem(
              sequence, Optional.of(entry.id()), kind, "The line at " + sequence + " " + what));
    }

    private Optional<Problem> missing(long from, long to) {
      return Optional.of(
          new Problem(
              from,
              Optional.empty(),
              Kind.MISSING,
              from == to
                  ? "The line at " + from + " was removed"
                  : "The lines from " + from + " to " + to + " were removed"));
    }
  }
}

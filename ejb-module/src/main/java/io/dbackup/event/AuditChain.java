package io.dbackup.event;

import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditHead;
import io.dbackup.persistence.AuditRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Appends lines to the audit trail, each tied to the one before. All nodes take turns by the lock
 * of one row, which is held to the end of the transaction: a line is in the chain exactly when its
 * change is in the database, and a change that is rolled back leaves no gap. So that no two
 * transactions wait for each other, that lock is the last one a transaction takes; a line is
 * therefore recorded after everything else, and what is pending is written before.
 *
 * <p>A head that was not written by us is never made good again: lines go on being appended, since
 * nobody should be locked out by it, but the head stays without a valid MAC and the check says so.
 * Joins the caller's transaction. Thread-safe.
 */
@ApplicationScoped
public class AuditChain {
  /** Stands where a MAC would, once the head was found to be forged. */
  static final String BROKEN = "broken";

  private static final System.Logger LOG = System.getLogger(AuditChain.class.getName());

  @Inject AuditRepository entries;
  @Inject AuditSeal seal;

  /** For the container. */
  public AuditChain() {}

  public AuditChain(AuditRepository entries, AuditSeal seal) {
    this.entries = entries;
    this.seal = seal;
  }

  void append(AuditEntry entry) {
    AuditHead stored = entries.lockHead();
    AuditHead head = stored.started() ? stored : begin(stored);
    long sequence = head.lastSequence() + 1;
    String content = seal.ofContent(entry);
    String link = seal.ofLink(head.lastMac(), sequence, content);
    entry.link(sequence, content, link);
    entries.add(entry);
    move(stored, head.followedBy(link));
  }

  /** The head, locked until the transaction ends. */
  AuditHead lock() {
    return entries.lockHead();
  }

  /**
   * Replaces the locked head by another, with a MAC only if the one before was sound: otherwise a
   * forged head would become a genuine one.
   */
  void move(AuditHead from, AuditHead to) {
    boolean sound = !from.started() || isSound(from);
    entries.moveHead(to.sealedWith(sound ? seal.ofHead(to) : BROKEN));
  }

  boolean isSound(AuditHead head) {
    return AuditSeal.fits(seal.ofHead(head), Optional.of(head.mac()));
  }

  private AuditHead begin(AuditHead empty) {
    AuditHead head = empty.beginningBeside(entries.countUnchained());
    LOG.log(
        System.Logger.Level.WARNING,
        "The chain of the audit trail begins here; {0} older lines are not covered by it. This is"
            + " to be seen once in the life of an instance.",
        head.unchained());
    return head;
  }
}

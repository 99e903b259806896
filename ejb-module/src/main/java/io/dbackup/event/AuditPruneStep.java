package io.dbackup.event;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditHead;
import io.dbackup.audit.AuditResource;
import io.dbackup.error.BackupException;
import io.dbackup.persistence.AuditRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/**
 * Removes some of the oldest lines of the audit trail, with the line that tells of it, in a
 * transaction of its own. The chain MAC of the last line removed becomes the anchor from which the
 * rest is checked.
 */
@ApplicationScoped
public class AuditPruneStep {
  private static final long AT_A_TIME = 10_000;

  @Inject AuditRepository entries;
  @Inject AuditChain chain;
  @Inject AuditRecorder recorder;

  /** For the container. */
  public AuditPruneStep() {}

  public AuditPruneStep(AuditRepository entries, AuditChain chain, AuditRecorder recorder) {
    this.entries = entries;
    this.chain = chain;
    this.recorder = recorder;
  }

  /** How many lines were removed; 0 when none is older. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int remove(Instant time) {
    AuditHead head = chain.lock();
    if (!head.started()) {
      return 0;
    }
    if (!chain.isSound(head)) {
      throw BackupException.conflict(
          "The head of the audit trail was tampered with; nothing is removed from it");
    }
    long first =
        Math.min(
            entries.firstSince(time).orElse(head.lastSequence() + 1),
            head.firstSequence() + AT_A_TIME);
    int unchained = entries.removeUnchainedBefore(time);
    if (first <= head.firstSequence() && unchained == 0) {
      return 0;
    }
    AuditHead after = head.beginningAt(first, anchor(head, first), head.unchained() - unchained);
    int removed = unchained + entries.removeBefore(first);
    chain.move(head, after);
    recorder.record(
        AuditAction.DELETE,
        AuditResource.SYSTEM,
        null,
        JSON.createObjectBuilder()
            .add("action", "prune-audit")
            .add("before", time.toString())
            .add("lines", removed)
            .add("firstSequence", first)
            .build());
    return removed;
  }

  private String anchor(AuditHead head, long first) {
    if (first == head.firstSequence()) {
      return head.anchor();
    }
    return entries.chained(first - 2, first - 1, 1).stream()
        .findFirst()
        .flatMap(AuditEntry::chainMac)
        .orElseThrow(
            () ->
                BackupException.conflict(
                    "The line at "
                        + (first - 1)
                        + " of the audit trail was removed by somebody else; nothing more is"
                        + " removed from it"));
  }
}

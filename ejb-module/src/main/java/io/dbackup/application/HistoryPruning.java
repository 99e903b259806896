package io.dbackup.application;

import io.dbackup.persistence.HistoryRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Forgets old executions a page at a time, each in a short transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class HistoryPruning {
  private static final int PAGE = 1000;

  @Inject HistoryRepository history;

  /** For the container. */
  public HistoryPruning() {}

  public HistoryPruning(HistoryRepository history) {
    this.history = history;
  }

  /**
   * One page of the work.
   *
   * @param removed how many executions were forgotten
   * @param last where the next page begins; empty when this was the last
   */
  public record Page(int removed, Optional<String> last) {}

  /** Executions that are kept however old they are. */
  public Set<String> keep() {
    return history.idsToKeep();
  }

  /**
   * Forgets executions that ended before a time.
   *
   * @param tasks system tasks, or all others
   * @param after where the page begins; empty for the first
   */
  public Page page(Instant before, boolean tasks, Set<String> keep, Optional<String> after) {
    List<String> ended = history.endedBefore(before, tasks, after.orElse(""), PAGE);
    int removed = history.remove(ended.stream().filter(id -> !keep.contains(id)).toList());
    return new Page(
        removed, ended.size() < PAGE ? Optional.empty() : Optional.of(ended.get(ended.size() - 1)));
  }
}

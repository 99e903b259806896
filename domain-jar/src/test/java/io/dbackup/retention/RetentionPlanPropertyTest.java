package io.dbackup.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares with a slow oracle over many random histories. A failure names the seed; {@link
 * RetentionHistory#random(long)} makes the same history of it again.
 */
class RetentionPlanPropertyTest {
  private static final long FIRST_SEED = 20_261_101;
  private static final int HISTORIES = 120_000;

  /** How often a history had something to tell, so that the test cannot become empty unseen. */
  private static final class Telling {
    private int deleting;
    private int savedAsLastCopy;
    private int outside;
    private int samePlan;
    private int otherPlan;
  }

  @Test
  void everyPlanShouldAgreeWithTheOracleAndLoseNothing() {
    Telling telling = new Telling();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
      RetentionHistory history = RetentionHistory.random(seed);
      RetentionOracle oracle = oracle(history, history.policy());
      RetentionPlan plan = plan(history, history.policy());

      try {
        checkAgainstOracle(history, oracle, plan);
        checkThatNothingIsLost(history, oracle, plan);
        checkForm(history, plan);
        checkShare(seed, plan);
        checkFingerprint(seed, history, plan, telling);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\nin " + history, e);
      }
      count(telling, history, oracle, plan);
    }
    assertThat(telling.deleting).as("histories with deletions").isGreaterThan(HISTORIES / 2);
    assertThat(telling.savedAsLastCopy).as("with a last copy").isGreaterThan(HISTORIES / 10);
    assertThat(telling.outside).as("with something outside").isGreaterThan(HISTORIES / 2);
    assertThat(telling.samePlan).as("equal to that of its neighbour").isGreaterThan(HISTORIES / 50);
    assertThat(telling.otherPlan).as("unlike its neighbour").isGreaterThan(HISTORIES / 10);
  }

  private static RetentionPlan plan(RetentionHistory history, RetentionPolicy policy) {
    return RetentionPlan.of(policy, history.candidates(), history.now(), history.zone());
  }

  private static RetentionOracle oracle(RetentionHistory history, RetentionPolicy policy) {
    return new RetentionOracle(policy, history.candidates(), history.now(), history.zone());
  }

  private static void checkAgainstOracle(
      RetentionHistory history, RetentionOracle oracle, RetentionPlan plan) {
    Set<String> deletions =
        history.candidates().stream().map(RetentionCandidate::id).collect(Collectors.toSet());
    deletions.removeAll(oracle.kept());
    if (!deletions.equals(new HashSet<>(plan.deletions()))) {
      // Sorted, for whoever has to read it.
      assertThat(new TreeSet<>(plan.deletions()))
          .as("deletions")
          .isEqualTo(new TreeSet<>(deletions));
    }
    assertThat(plan.witnesses()).as("witnesses").doesNotHaveDuplicates();
    assertThat(new HashSet<>(plan.witnesses())).as("witnesses").isEqualTo(oracle.lastCopies());
  }

  /** Without the oracle's judgement: it only tells which candidates are eligible. */
  private static void checkThatNothingIsLost(
      RetentionHistory history, RetentionOracle oracle, RetentionPlan plan) {
    Map<String, RetentionCandidate> deleted = new HashMap<>();
    Set<String> ids = new HashSet<>(plan.deletions());
    history.candidates().stream()
        .filter(candidate -> ids.contains(candidate.id()))
        .forEach(candidate -> deleted.put(candidate.id(), candidate));
    for (RetentionCandidate gone : deleted.values()) {
      boolean mayGo =
          !gone.locked()
              && !gone.damaged()
              && gone.inUse().isEmpty()
              && !gone.createdAt().isAfter(history.now());
      assertThat(mayGo).as("%s may be deleted", gone).isTrue();
      for (String database : gone.databases()) {
        boolean safe =
            oracle.eligible().stream()
                .filter(other -> !deleted.containsKey(other.id()))
                .filter(other -> !other.createdAt().isBefore(gone.createdAt()))
                .anyMatch(other -> other.databases().contains(database));
        assertThat(safe).as("database %s of %s is kept elsewhere", database, gone.id()).isTrue();
      }
    }
  }

  private static void checkForm(RetentionHistory history, RetentionPlan plan) {
    Map<String, RetentionCandidate> byId = new HashMap<>();
    history.candidates().forEach(candidate -> byId.put(candidate.id(), candidate));
    List<RetentionPlan.Decision> decisions = plan.decisions();
    assertThat(decisions).as("decisions").hasSameSizeAs(history.candidates());
    for (int i = 0; i < decisions.size(); i++) {
      RetentionCandidate candidate = byId.remove(decisions.get(i).backupId());
      assertThat(candidate).as("the only candidate of %s", decisions.get(i)).isNotNull();
      assertThat(decisions.get(i).reason()).as("reason for %s", candidate).isNotBlank();
      // All that are still to come must be older.
      for (RetentionCandidate later : byId.values()) {
        if (!RetentionOracle.isNewer(candidate, later)) {
          assertThat(later).as("comes after %s", candidate).isNull();
        }
      }
    }
    List<String> oldestFirst = plan.deletions();
    int next = oldestFirst.size();
    for (RetentionPlan.Decision decision : decisions) {
      if (!decision.keep()) {
        next--;
        assertThat(next).as("deletions left for %s", decision).isNotNegative();
        assertThat(oldestFirst.get(next)).as("deletion %s", next).isEqualTo(decision.backupId());
      }
    }
    assertThat(next).as("deletions without a decision").isZero();
  }

  private static void checkShare(long seed, RetentionPlan plan) {
    int percent = (int) (seed % 101);
    double share =
        plan.decisions().isEmpty() ? 0 : 100.0 * plan.deletions().size() / plan.decisions().size();
    // Where the two are as good as equal, only whole numbers can tell.
    if (Math.abs(share - percent) > 1e-6) {
      assertThat(plan.isMassDeletion(percent))
          .as("%s percent are more than %s", share, percent)
          .isEqualTo(share > percent);
    } else {
      assertThat(plan.isMassDeletion(percent)).as("exactly %s percent", percent).isFalse();
    }
  }

  /** Compares with the plan of a policy that is one further, which often deletes the same. */
  private static void checkFingerprint(
      long seed, RetentionHistory history, RetentionPlan plan, Telling telling) {
    RetentionPolicy policy = history.policy();
    int more = (int) (seed % 3);
    RetentionPlan other =
        plan(
            history,
            new RetentionPolicy(
                policy.mode(),
                policy.keepCount() + more,
                policy.daily(),
                policy.weekly() + more,
                policy.monthly(),
                policy.yearly()));
    boolean same = Set.copyOf(plan.deletions()).equals(Set.copyOf(other.deletions()));
    assertThat(plan.fingerprint().equals(other.fingerprint()))
        .as("fingerprint is that of %s: %s", plan.deletions(), other.deletions())
        .isEqualTo(same);
    if (same) {
      telling.samePlan += more == 0 ? 0 : 1;
    } else {
      telling.otherPlan++;
    }
  }

  private static void count(
      Telling telling, RetentionHistory history, RetentionOracle oracle, RetentionPlan plan) {
    telling.deleting += plan.deletions().isEmpty() ? 0 : 1;
    telling.savedAsLastCopy += oracle.chosenByPolicy().containsAll(oracle.lastCopies()) ? 0 : 1;
    telling.outside += oracle.eligible().size() < history.candidates().size() ? 1 : 0;
  }
}

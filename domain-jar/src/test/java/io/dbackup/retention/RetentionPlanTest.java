package io.dbackup.retention;

import static io.dbackup.retention.RetentionCandidates.allAt;
import static io.dbackup.retention.RetentionCandidates.at;
import static io.dbackup.retention.RetentionCandidates.damaged;
import static io.dbackup.retention.RetentionCandidates.inUse;
import static io.dbackup.retention.RetentionCandidates.kept;
import static io.dbackup.retention.RetentionCandidates.locked;
import static io.dbackup.retention.RetentionCandidates.named;
import static io.dbackup.retention.RetentionCandidates.reason;
import static io.dbackup.retention.RetentionCandidates.simple;
import static io.dbackup.retention.RetentionCandidates.smart;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is kept whatever the calendar says; the tiers are in {@link RetentionPlanTiersTest}. */
class RetentionPlanTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final String D1 = "2026-03-01T02:00:00Z";
  private static final String D2 = "2026-03-02T02:00:00Z";
  private static final String D3 = "2026-03-03T02:00:00Z";
  private static final String D4 = "2026-03-04T02:00:00Z";
  private static final String TOMORROW = "2026-03-11T02:00:00Z";

  @Test
  void noneShouldKeepEverything() {
    RetentionPlan plan = plan(RetentionPolicy.KEEP_ALL, allAt(D1, D2, D3));

    assertThat(kept(plan)).containsExactly(D3, D2, D1);
    assertThat(plan.deletions()).isEmpty();
  }

  @Test
  void simpleShouldKeepTheNewest() {
    RetentionPlan plan = plan(simple(2), allAt(D3, D1, D4, D2));

    assertThat(kept(plan)).containsExactly(D4, D3);
    assertThat(plan.deletions()).containsExactly(D1, D2);
  }

  @Test
  void simpleShouldKeepAllWhenThereAreFewerThanItWants() {
    assertThat(plan(simple(5), allAt(D1, D2)).deletions()).isEmpty();
  }

  @Test
  void noBackupsShouldGiveAnEmptyPlan() {
    for (RetentionPolicy policy : List.of(RetentionPolicy.KEEP_ALL, simple(1), smart(1, 1, 1, 1))) {
      RetentionPlan plan = plan(policy, List.of());

      assertThat(plan.decisions()).isEmpty();
      assertThat(plan.deletions()).isEmpty();
      assertThat(plan.witnesses()).isEmpty();
    }
  }

  @Test
  void aLockedBackupShouldBeKeptAndTakeNoPlace() {
    RetentionPlan plan =
        plan(
            simple(2), List.of(locked(at(D1, "a")), at(D2, "a"), at(D3, "a"), locked(at(D4, "a"))));

    assertThat(kept(plan)).containsExactly(D4, D3, D2, D1);
    assertThat(plan(simple(1), List.of(at(D2, "a"), at(D3, "a"), locked(at(D4, "a")))).deletions())
        .containsExactly(D2);
  }

  @Test
  void aDamagedBackupShouldBeKeptAndTakeNoPlace() {
    RetentionPlan plan =
        plan(simple(1), List.of(damaged(at(D1, "a")), at(D2, "a"), at(D3, "a"), damaged(at(D4))));

    assertThat(kept(plan)).containsExactly(D4, D3, D1);
  }

  @Test
  void aBackupOfTheFutureShouldBeKeptAndTakeNoPlace() {
    RetentionPlan plan = plan(simple(1), allAt(D1, D2, TOMORROW));

    assertThat(kept(plan)).containsExactly(TOMORROW, D2);
  }

  @Test
  void aBackupOfThisVeryMomentShouldNotBeOfTheFuture() {
    String now = NOW.toString();
    String soon = NOW.plusNanos(1).toString();

    assertThat(kept(plan(simple(1), allAt(D1, now)))).containsExactly(now);
    assertThat(kept(plan(simple(1), allAt(D1, soon)))).containsExactly(soon, D1);
  }

  @Test
  void whatIsOutsideShouldNotCoverABucketOfSmart() {
    String morning = "2026-03-10T08:00:00Z";
    String noon = "2026-03-10T11:00:00Z";
    List<RetentionCandidate> damagedIsNewer = List.of(at(morning, "a"), damaged(at(noon, "a")));
    List<RetentionCandidate> lockedIsNewer = List.of(at(morning, "a"), locked(at(noon, "a")));

    for (List<RetentionCandidate> today : List.of(damagedIsNewer, lockedIsNewer)) {
      List<RetentionCandidate> all = new ArrayList<>(today);
      all.add(at(D1, "a"));

      RetentionPlan plan = plan(smart(1, 0, 0, 0), all);

      assertThat(kept(plan)).containsExactly(noon, morning);
      assertThat(reason(plan, morning)).contains("daily");
    }
  }

  @Test
  void partialBackupsNightAfterNightShouldNotPushOutTheLastOneOfTheOtherDatabase() {
    List<RetentionCandidate> history = new ArrayList<>();
    history.add(at("2025-06-01T02:00:00Z", "a", "b"));
    history.add(at("2025-06-02T02:00:00Z", "a", "b"));
    for (int night = 1; night <= 200; night++) {
      String time = Instant.parse("2025-06-02T02:00:00Z").plusSeconds(night * 86_400L).toString();
      history.add(at(time, "a"));
      for (RetentionPolicy policy : List.of(simple(3), smart(3, 0, 0, 0))) {
        assertThat(kept(plan(policy, history)))
            .as("night %s", night)
            .contains("2025-06-02T02:00:00Z");
      }
    }
    RetentionPlan last = plan(simple(3), history);
    assertThat(kept(last)).hasSize(4);
    assertThat(reason(last, "2025-06-02T02:00:00Z")).contains("\"b\"");
  }

  @Test
  void theNewestCopyOfADatabaseShouldBeEnough() {
    RetentionPlan plan =
        plan(simple(1), List.of(at(D1, "b"), at(D2, "a", "b"), at(D3, "c"), at(D4, "a")));

    assertThat(kept(plan)).containsExactly(D4, D3, D2);
    assertThat(plan.witnesses()).containsExactlyInAnyOrder(D4, D3, D2);
  }

  @Test
  void aBackupOfNothingShouldBeDeletable() {
    assertThat(plan(simple(1), List.of(at(D1), at(D2, "a"))).deletions()).containsExactly(D1);
  }

  @Test
  void whatIsOutsideShouldNotCountAsACopyToRelyOn() {
    List<RetentionCandidate> outside =
        List.of(locked(at(D3, "a", "b")), damaged(at(D3, "a", "b")), at(TOMORROW, "a", "b"));
    for (RetentionCandidate other : outside) {
      RetentionPlan plan = plan(simple(1), List.of(at(D1, "a", "b"), at(D2, "b"), other, at(D4)));

      assertThat(kept(plan)).as("%s", other).contains(D1, D2, D4, other.id());
      assertThat(plan.witnesses()).doesNotContain(other.id());
    }
  }

  @Test
  void aBackupInUseShouldBeKeptAndSayWhatFor() {
    RetentionPlan plan = plan(simple(1), List.of(inUse(at(D1, "a")), at(D2, "a"), at(D3, "a")));

    assertThat(kept(plan)).containsExactly(D3, D1);
    assertThat(reason(plan, D1)).contains("a restore");
  }

  @Test
  void aBackupInUseShouldTakeItsPlaceLikeOthers() {
    List<RetentionCandidate> history = List.of(at(D1, "a"), at(D2, "a"), inUse(at(D3, "a")));

    assertThat(kept(plan(simple(1), history))).containsExactly(D3);
    assertThat(kept(plan(smart(1, 0, 0, 0), history))).containsExactly(D3);
  }

  @Test
  void aBackupInUseShouldCountAsACopyToRelyOn() {
    RetentionPlan plan = plan(simple(1), List.of(at(D1, "b"), inUse(at(D2, "b")), at(D3, "a")));

    assertThat(kept(plan)).containsExactly(D3, D2);
  }

  @Test
  void equalTimesShouldBeDecidedByTheId() {
    List<RetentionCandidate> history =
        List.of(named("2", D1, "a"), named("3", D1, "a"), named("1", D1, "a"));

    RetentionPlan plan = plan(simple(1), history);

    assertThat(kept(plan)).containsExactly("3");
    assertThat(plan.deletions()).containsExactly("1", "2");
    assertThat(kept(plan(smart(2, 2, 2, 2), history))).containsExactly("3");
  }

  @Test
  void whatAClockThatSteppedBackDatedShouldHaveItsPlaceByThatDate() {
    List<RetentionCandidate> history =
        List.of(named("1", D2, "a"), named("2", D3, "a"), named("3", D1, "a"));

    assertThat(kept(plan(simple(2), history))).containsExactly("2", "1");
  }

  @Test
  void aClockBehindAllBackupsShouldNotDeleteAny() {
    List<RetentionCandidate> history = allAt(D1, D2, D3, D4);
    Instant now = Instant.parse("1970-01-01T00:00:00Z");

    assertThat(RetentionPlan.of(simple(1), history, now, ZoneOffset.UTC).deletions()).isEmpty();
    assertThat(RetentionPlan.of(smart(1, 0, 0, 0), history, now, ZoneOffset.UTC).deletions())
        .isEmpty();
  }

  @Test
  void aClockThatJumpedAheadForOneBackupShouldNotCostTheGoodOnes() {
    List<RetentionCandidate> history = allAt(D1, D2, D3, "2099-01-01T00:00:00Z");

    assertThat(plan(simple(2), history).deletions()).containsExactly(D1);
  }

  @Test
  void everyCandidateShouldHaveOneDecisionWithAReasonNewestFirst() {
    List<RetentionCandidate> history =
        List.of(at(D2, "a"), damaged(at(D4, "a")), at(TOMORROW, "a"), at(D1, "b"), at(D3, "a"));

    for (RetentionPolicy policy : List.of(RetentionPolicy.KEEP_ALL, simple(1), smart(1, 0, 0, 0))) {
      List<RetentionPlan.Decision> decisions = plan(policy, history).decisions();

      assertThat(decisions)
          .extracting(RetentionPlan.Decision::backupId)
          .containsExactly(TOMORROW, D4, D3, D2, D1);
      assertThat(decisions).allSatisfy(decision -> assertThat(decision.reason()).isNotBlank());
    }
  }

  @Test
  void theOrderOfTheCandidatesShouldNotMatter() {
    List<RetentionCandidate> history =
        new ArrayList<>(
            List.of(at(D2, "a"), inUse(at(D4, "a")), at(TOMORROW, "a"), at(D1, "b"), at(D3)));
    RetentionPlan plan = plan(smart(1, 1, 0, 0), history);

    Collections.reverse(history);

    assertThat(plan(smart(1, 1, 0, 0), history)).isEqualTo(plan);
  }

  @Test
  void exactlyTheAllowedShareShouldNotBeAMassDeletion() {
    RetentionPlan half = plan(simple(2), allAt(D1, D2, D3, D4));

    assertThat(half.isMassDeletion(49)).isTrue();
    assertThat(half.isMassDeletion(50)).isFalse();
    assertThat(half.isMassDeletion(100)).isFalse();
  }

  @Test
  void oneOfThreeShouldBeMoreThanThirtyThreePercent() {
    RetentionPlan third = plan(simple(2), allAt(D1, D2, D3));

    assertThat(third.isMassDeletion(33)).isTrue();
    assertThat(third.isMassDeletion(34)).isFalse();
  }

  @Test
  void whatIsKeptOutsideOfThePolicyShouldCountInTheShare() {
    RetentionPlan plan =
        plan(simple(1), List.of(at(D1, "a"), at(D2, "a"), locked(at(D3)), damaged(at(D4))));

    assertThat(plan.deletions()).hasSize(1);
    assertThat(plan.isMassDeletion(24)).isTrue();
    assertThat(plan.isMassDeletion(25)).isFalse();
  }

  @Test
  void deletingNothingShouldNeverBeAMassDeletion() {
    assertThat(plan(simple(1), List.of()).isMassDeletion(0)).isFalse();
    assertThat(plan(simple(1), allAt(D1)).isMassDeletion(0)).isFalse();
    assertThat(plan(simple(1), allAt(D1, D2)).isMassDeletion(0)).isTrue();
  }

  @Test
  void theSameDeletionsShouldHaveTheSameFingerprintWhateverIsKept() {
    RetentionPlan plan = plan(simple(1), allAt(D1, D2, D3));

    assertThat(plan.fingerprint()).matches("[0-9a-f]{32}");
    assertThat(plan(smart(1, 0, 0, 0), allAt(D3, D2, D1)).fingerprint())
        .isEqualTo(plan.fingerprint());
    assertThat(plan(simple(2), allAt(D1, D2, D3, D4)).fingerprint()).isEqualTo(plan.fingerprint());
  }

  @Test
  void theOrderOfTheDeletionsShouldNotChangeTheFingerprint() {
    RetentionPlan forward =
        plan(simple(1), List.of(named("1", D1, "a"), named("2", D2, "a"), named("3", D3, "a")));
    RetentionPlan backward =
        plan(simple(1), List.of(named("2", D1, "a"), named("1", D2, "a"), named("3", D3, "a")));

    assertThat(forward.deletions()).containsExactly("1", "2");
    assertThat(backward.deletions()).containsExactly("2", "1");
    assertThat(forward.fingerprint()).isEqualTo(backward.fingerprint());
  }

  @Test
  void otherDeletionsShouldHaveAnotherFingerprint() {
    List<String> fingerprints = new ArrayList<>();
    for (int count = 1; count <= 4; count++) {
      fingerprints.add(plan(simple(count), allAt(D1, D2, D3, D4)).fingerprint());
    }
    fingerprints.add(
        plan(simple(1), List.of(named("1", D1, "a"), named("23", D2, "a"), at(D3, "a")))
            .fingerprint());
    fingerprints.add(
        plan(simple(1), List.of(named("12", D1, "a"), named("3", D2, "a"), at(D3, "a")))
            .fingerprint());

    assertThat(fingerprints).doesNotHaveDuplicates();
  }

  private static RetentionPlan plan(RetentionPolicy policy, List<RetentionCandidate> candidates) {
    return RetentionPlan.of(policy, candidates, NOW, ZoneOffset.UTC);
  }
}

package io.dbackup.retention;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes candidates, and policies to judge them by, in few words. */
final class RetentionCandidates {
  private RetentionCandidates() {}

  /** A good backup of the databases; named by the time it was made at. */
  static RetentionCandidate at(String time, String... databases) {
    return named(time, time, databases);
  }

  static RetentionCandidate named(String id, String time, String... databases) {
    return new RetentionCandidate(
        id, Instant.parse(time), Set.of(databases), false, false, Optional.empty());
  }

  /** Backups of one database, one for each time. */
  static List<RetentionCandidate> allAt(String... times) {
    return Arrays.stream(times).map(time -> at(time, "a")).toList();
  }

  static RetentionCandidate locked(RetentionCandidate of) {
    return new RetentionCandidate(
        of.id(), of.createdAt(), of.databases(), true, of.damaged(), of.inUse());
  }

  static RetentionCandidate damaged(RetentionCandidate of) {
    return new RetentionCandidate(
        of.id(), of.createdAt(), of.databases(), of.locked(), true, of.inUse());
  }

  static RetentionCandidate inUse(RetentionCandidate of) {
    return new RetentionCandidate(
        of.id(),
        of.createdAt(),
        of.databases(),
        of.locked(),
        of.damaged(),
        Optional.of("a restore"));
  }

  static RetentionPolicy simple(int count) {
    return new RetentionPolicy(RetentionPolicy.Mode.SIMPLE, count, 0, 0, 0, 0);
  }

  static RetentionPolicy smart(int daily, int weekly, int monthly, int yearly) {
    return new RetentionPolicy(RetentionPolicy.Mode.SMART, 0, daily, weekly, monthly, yearly);
  }

  /** Ids of what is kept, newest first. */
  static List<String> kept(RetentionPlan plan) {
    return plan.decisions().stream()
        .filter(RetentionPlan.Decision::keep)
        .map(RetentionPlan.Decision::backupId)
        .toList();
  }

  /** Why it is kept or deleted. */
  static String reason(RetentionPlan plan, String id) {
    return plan.decisions().stream()
        .filter(decision -> decision.backupId().equals(id))
        .map(RetentionPlan.Decision::reason)
        .findFirst()
        .orElseThrow();
  }
}

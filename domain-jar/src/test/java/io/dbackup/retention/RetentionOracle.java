package io.dbackup.retention;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides as slowly as the rules read. Every rule is a question about one backup, answered by
 * looking at all the others; nothing is sorted, nothing is counted down. A bucket is the day it
 * begins on: a week its Monday, a month its first, a year its first of January.
 */
final class RetentionOracle {
  private final List<RetentionCandidate> eligible = new ArrayList<>();
  private final List<LocalDate> days = new ArrayList<>();
  private final Set<String> outside = new HashSet<>();
  private final RetentionPolicy policy;

  RetentionOracle(
      RetentionPolicy policy, Collection<RetentionCandidate> candidates, Instant now, ZoneId zone) {
    this.policy = policy;
    for (RetentionCandidate candidate : candidates) {
      if (candidate.locked() || candidate.damaged() || candidate.createdAt().compareTo(now) > 0) {
        outside.add(candidate.id());
      } else {
        eligible.add(candidate);
        days.add(LocalDate.ofInstant(candidate.createdAt(), zone));
      }
    }
  }

  static boolean isNewer(RetentionCandidate one, RetentionCandidate other) {
    int byTime = one.createdAt().compareTo(other.createdAt());
    return byTime > 0 || (byTime == 0 && one.id().compareTo(other.id()) > 0);
  }

  /** Those that the policy judges: neither locked nor damaged nor of the future. */
  List<RetentionCandidate> eligible() {
    return eligible;
  }

  /** Ids of all that are kept, whatever for. */
  Set<String> kept() {
    Set<String> kept = new HashSet<>(outside);
    kept.addAll(chosenByPolicy());
    kept.addAll(lastCopies());
    for (RetentionCandidate candidate : eligible) {
      if (candidate.inUse().isPresent()) {
        kept.add(candidate.id());
      }
    }
    return kept;
  }

  /**
   * Ids of those that hold a database that no newer eligible backup holds. These are all that no
   * newer <em>kept</em> one holds: the newest holder has no newer one, so it is kept itself, and
   * all its elders have it as the newer kept holder.
   */
  Set<String> lastCopies() {
    Set<String> ids = new HashSet<>();
    for (RetentionCandidate candidate : eligible) {
      for (String database : candidate.databases()) {
        boolean newest = true;
        for (RetentionCandidate other : eligible) {
          newest &= !(isNewer(other, candidate) && other.databases().contains(database));
        }
        if (newest) {
          ids.add(candidate.id());
        }
      }
    }
    return ids;
  }

  Set<String> chosenByPolicy() {
    Set<String> ids = new HashSet<>();
    switch (policy.mode()) {
      case NONE -> eligible.forEach(candidate -> ids.add(candidate.id()));
      case SIMPLE -> {
        for (RetentionCandidate candidate : eligible) {
          long newer = eligible.stream().filter(other -> isNewer(other, candidate)).count();
          if (newer < policy.keepCount()) {
            ids.add(candidate.id());
          }
        }
      }
      case SMART -> {
        Set<Integer> chosen = new HashSet<>();
        choose(chosen, days, policy.daily());
        choose(chosen, days.stream().map(RetentionOracle::monday).toList(), policy.weekly());
        choose(chosen, days.stream().map(day -> day.withDayOfMonth(1)).toList(), policy.monthly());
        choose(chosen, days.stream().map(day -> day.withDayOfYear(1)).toList(), policy.yearly());
        chosen.forEach(index -> ids.add(eligible.get(index).id()));
      }
    }
    return ids;
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** Adds the newest of each of the last {@code count} buckets in which nothing is chosen yet. */
  private void choose(Set<Integer> chosen, List<LocalDate> buckets, int count) {
    List<Integer> heads = new ArrayList<>();
    for (int i = 0; i < eligible.size(); i++) {
      if (isHead(i, chosen, buckets)) {
        heads.add(i);
      }
    }
    for (int head : heads) {
      int newer = 0;
      for (int other : heads) {
        newer += isNewer(eligible.get(other), eligible.get(head)) ? 1 : 0;
      }
      if (newer < count) {
        chosen.add(head);
      }
    }
  }

  private boolean isHead(int index, Set<Integer> chosen, List<LocalDate> buckets) {
    for (int other = 0; other < eligible.size(); other++) {
      boolean rival = chosen.contains(other) || isNewer(eligible.get(other), eligible.get(index));
      if (rival && buckets.get(other).equals(buckets.get(index))) {
        return false;
      }
    }
    return true;
  }
}

package io.dbackup.retention;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a policy keeps and deletes of the backups of one job at one destination, each with its
 * reason. A pure function of what it is given. Whatever the policy says, the plan keeps
 *
 * <ul>
 *   <li>what is locked, and what is damaged, for a person to decide on; neither takes a place that
 *       another backup could have,
 *   <li>what is dated in the future, since a clock was wrong then,
 *   <li>what holds a database that no newer backup holds which is kept: the last good copy,
 *   <li>what is in use.
 * </ul>
 *
 * @param decisions one for each candidate, newest first
 * @param witnesses ids of the kept backups that others rely on: for each database the newest one
 *     that holds it. Nothing may be deleted before these have proved to be there
 */
public record RetentionPlan(List<Decision> decisions, List<String> witnesses) {
  private static final Comparator<RetentionCandidate> NEWEST_FIRST =
      Comparator.comparing(RetentionCandidate::createdAt)
          .thenComparing(RetentionCandidate::id)
          .reversed();

  private static final int FINGERPRINT_BYTES = 16;

  /** The verdict on one backup, and why. */
  public record Decision(String backupId, boolean keep, String reason) {}

  /** A group of days, in each of which one backup may be kept. */
  private record Tier(String name, int count, Function<ZonedDateTime, String> bucket) {}

  public RetentionPlan {
    decisions = List.copyOf(decisions);
    witnesses = List.copyOf(witnesses);
  }

  /**
   * Decides.
   *
   * @param zone in which days, weeks, months and years begin
   */
  public static RetentionPlan of(
      RetentionPolicy policy, Collection<RetentionCandidate> candidates, Instant now, ZoneId zone) {
    List<RetentionCandidate> ordered = candidates.stream().sorted(NEWEST_FIRST).toList();
    Map<String, String> kept = new HashMap<>();
    List<RetentionCandidate> eligible = new ArrayList<>();
    for (RetentionCandidate candidate : ordered) {
      Optional<String> outside = keptOutside(candidate, now);
      outside.ifPresent(reason -> kept.put(candidate.id(), reason));
      if (outside.isEmpty()) {
        eligible.add(candidate);
      }
    }
    switch (policy.mode()) {
      case NONE -> eligible.forEach(c -> kept.put(c.id(), "Retention is off: everything is kept"));
      case SIMPLE -> keepNewest(policy.keepCount(), eligible, kept);
      case SMART -> keepByTiers(tiers(policy), eligible, zone, kept);
    }
    List<String> witnesses = protect(eligible, kept);
    String reason = reasonToDelete(policy);
    List<Decision> decisions =
        ordered.stream()
            .map(
                c ->
                    new Decision(
                        c.id(), kept.containsKey(c.id()), kept.getOrDefault(c.id(), reason)))
            .toList();
    return new RetentionPlan(decisions, witnesses);
  }

  private static Optional<String> keptOutside(RetentionCandidate candidate, Instant now) {
    if (candidate.locked()) {
      return Optional.of("Locked");
    }
    if (candidate.createdAt().isAfter(now)) {
      return Optional.of("Dated in the future: a clock was wrong, so its age is not known");
    }
    if (candidate.damaged()) {
      return Optional.of("Damaged or not whole: look at it and delete it yourself");
    }
    return Optional.empty();
  }

  private static void keepNewest(
      int count, List<RetentionCandidate> newestFirst, Map<String, String> kept) {
    newestFirst.stream().limit(count).forEach(c -> kept.put(c.id(), "One of the newest " + count));
  }

  private static List<Tier> tiers(RetentionPolicy policy) {
    return List.of(
        new Tier("daily", policy.daily(), time -> time.toLocalDate().toString()),
        new Tier("weekly", policy.weekly(), RetentionPlan::week),
        new Tier("monthly", policy.monthly(), time -> YearMonth.from(time).toString()),
        new Tier("yearly", policy.yearly(), time -> String.valueOf(time.getYear())));
  }

  private static String week(ZonedDateTime time) {
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        time.get(IsoFields.WEEK_BASED_YEAR),
        time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  private static void keepByTiers(
      List<Tier> tiers,
      List<RetentionCandidate> newestFirst,
      ZoneId zone,
      Map<String, String> kept) {
    List<RetentionCandidate> chosen = new ArrayList<>();
    for (Tier tier : tiers) {
      Function<RetentionCandidate, String> bucket =
          candidate -> tier.bucket().apply(candidate.createdAt().atZone(zone));
      Set<String> covered = new HashSet<>();
      chosen.stream().map(bucket).forEach(covered::add);
      int places = 0;
      for (RetentionCandidate candidate : newestFirst) {
        if (places == tier.count()) {
          break;
        }
        if (covered.add(bucket.apply(candidate))) {
          places++;
          chosen.add(candidate);
          kept.put(
              candidate.id(),
              String.format(
                  "Newest of %s (%s %d of %d)",
                  bucket.apply(candidate), tier.name(), places, tier.count()));
        }
      }
    }
  }

  /** Returns the ids of those that hold a database nothing newer holds. */
  private static List<String> protect(
      List<RetentionCandidate> newestFirst, Map<String, String> kept) {
    List<String> witnesses = new ArrayList<>();
    Set<String> held = new HashSet<>();
    for (RetentionCandidate candidate : newestFirst) {
      if (!kept.containsKey(candidate.id())) {
        lastCopy(candidate, held)
            .or(() -> candidate.inUse().map(use -> "In use by " + use))
            .ifPresent(reason -> kept.put(candidate.id(), reason));
      }
      if (kept.containsKey(candidate.id()) && held.addAll(candidate.databases())) {
        witnesses.add(candidate.id());
      }
    }
    return witnesses;
  }

  private static Optional<String> lastCopy(RetentionCandidate candidate, Set<String> held) {
    return candidate.databases().stream()
        .filter(database -> !held.contains(database))
        .sorted()
        .findFirst()
        .map(database -> "Holds the newest backup of database \"" + database + "\"");
  }

  private static String reasonToDelete(RetentionPolicy policy) {
    return policy.mode() == RetentionPolicy.Mode.SIMPLE
        ? "Older than the newest " + policy.keepCount()
        : "Has no place among the daily, weekly, monthly and yearly ones";
  }

  /** Ids of what is to be deleted, oldest first. */
  public List<String> deletions() {
    List<String> ids = new ArrayList<>();
    for (int i = decisions.size() - 1; i >= 0; i--) {
      if (!decisions.get(i).keep()) {
        ids.add(decisions.get(i).backupId());
      }
    }
    return ids;
  }

  /** Whether it deletes a larger share of the backups than anybody should do unseen, in percent. */
  public boolean isMassDeletion(int allowedPercent) {
    return deletions().size() * 100L > (long) allowedPercent * decisions.size();
  }

  /**
   * Stands for exactly this set of deletions, so that what a person confirms is what is deleted; 32
   * hexadecimal digits.
   */
  public String fingerprint() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      String ids = String.join("\n", deletions().stream().sorted().toList());
      byte[] digest = sha256.digest(ids.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
    }
  }
}

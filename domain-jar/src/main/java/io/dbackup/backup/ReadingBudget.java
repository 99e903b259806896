package io.dbackup.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides which backups to read again today, so that every stored byte is read within a number of
 * days without reading everything at once: a day's share of all bytes, the one first that was not
 * read for longest. Asked once a day, it chooses every backup before its last reading is {@code
 * days} days old, or a day and a half when that is one day. Immutable.
 *
 * @param days within how many days every byte is read, 1 or more
 */
public record ReadingBudget(int days) {
  private static final Duration DAY = Duration.ofDays(1);

  /** A reading ends some time after it was chosen; a whole day would leave out every second day. */
  private static final Duration FRESH = DAY.dividedBy(2);

  /**
   * A backup as far as this matters.
   *
   * @param written when it was stored, which counts as its first reading
   * @param read when every byte of it was read again; empty when it never was
   */
  public record Candidate(String id, long storedSize, Instant written, Optional<Instant> read) {
    /** When every byte of it went by last. */
    public Instant last() {
      return read.orElse(written);
    }
  }

  /**
   * The ids of those to be read now. What is due before the next day is read whatever it costs,
   * what was read within half a day is left alone. The others are read while there is something
   * left of the shares: reading a backup larger than a day's share uses up days to come.
   *
   * @param all every backup, the one first that was not read for longest
   */
  public List<String> choose(List<Candidate> all, Instant now) {
    double left = left(all, now);
    Instant due = now.minus(DAY.multipliedBy(days - 1L));
    List<String> chosen = new ArrayList<>();
    for (Candidate candidate : all) {
      boolean fresh = candidate.read().filter(read -> read.isAfter(now.minus(FRESH))).isPresent();
      boolean must = !candidate.last().isAfter(due);
      if (!fresh && (must || left > 0)) {
        chosen.add(candidate.id());
        left -= candidate.storedSize();
      }
    }
    return chosen;
  }

  /**
   * A day's share, or less after more was read. Shares are not saved up, and no more is owed than
   * the largest backup: what was all read at once shall spread out, not be due at once again.
   */
  private double left(List<Candidate> all, Instant now) {
    double share = all.stream().mapToDouble(Candidate::storedSize).sum() / days;
    double largest = all.stream().mapToDouble(Candidate::storedSize).max().orElse(0);
    List<Candidate> readings =
        all.stream()
            .filter(candidate -> candidate.read().isPresent())
            .sorted(Comparator.comparing(Candidate::last))
            .toList();
    double left = share;
    Instant time = readings.isEmpty() ? now : readings.get(0).last();
    for (Candidate reading : readings) {
      left = Math.max(grown(left, share, time, reading.last()) - reading.storedSize(), -largest);
      time = reading.last();
    }
    return grown(left, share, time, now);
  }

  private static double grown(double left, double share, Instant from, Instant to) {
    double passed = (double) Duration.between(from, to).toMillis() / DAY.toMillis();
    return Math.min(share, left + share * passed);
  }
}

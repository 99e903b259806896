package io.dbackup.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which backups to read again today, so that every stored byte is read within a number of
 * days without reading everything at once: a day's share of all bytes, oldest reading first.
 *
 * @param days within how many days every byte is read, 1 or more
 */
public record ReadingBudget(int days) {
  private static final Duration DAY = Duration.ofDays(1);

  /**
   * A backup as far as this matters.
   *
   * @param lastRead when every byte of it was read last, or written
   */
  public record Candidate(String id, long storedSize, Instant lastRead) {}

  /**
   * The ids of those to be read now. What is due within a day is read whatever it costs; what was
   * read within a day is not read again.
   *
   * @param all every backup, the one first that was not read for longest
   */
  public List<String> choose(List<Candidate> all, Instant now) {
    long total = all.stream().mapToLong(Candidate::storedSize).sum();
    long left =
        (total + days - 1) / days
            - all.stream()
                .filter(candidate -> candidate.lastRead().isAfter(now.minus(DAY)))
                .mapToLong(Candidate::storedSize)
                .sum();
    Instant due = now.minus(DAY.multipliedBy(days - 1L));
    List<String> chosen = new ArrayList<>();
    for (Candidate candidate : all) {
      boolean fresh = candidate.lastRead().isAfter(now.minus(DAY));
      boolean must = !candidate.lastRead().isAfter(due);
      if (!fresh && (must || left > 0)) {
        chosen.add(candidate.id());
        left -= candidate.storedSize();
      }
    }
    return chosen;
  }
}

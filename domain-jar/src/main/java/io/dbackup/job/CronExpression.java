package io.dbackup.job;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A five-field cron expression: minute, hour, day of month, month, day of week, with names, lists,
 * ranges and steps. When both days are restricted, either suffices, as in every Unix cron.
 *
 * <p>When the clocks change, a schedule of certain hours runs once on that day: a time that does
 * not exist moves to the first moment that does, a time that exists twice counts the first time. A
 * schedule of every hour runs whenever the clock on the wall shows its minute, so its intervals
 * stay even. Immutable and thread-safe.
 */
public final class CronExpression {
  /** Longest expression accepted, in characters. */
  public static final int MAX_LENGTH = 200;

  /** Costs more to make than to use; has no state of its own. */
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  private static final List<String> FIELDS =
      List.of("minute", "hour", "day of month", "month", "day of week");
  private static final List<String> RANGES =
      List.of("0-59", "0-23", "1-31", "1-12 or JAN-DEC", "0-7 or SUN-SAT");
  private static final LocalDateTime LEAP_DAY = LocalDateTime.of(2024, 2, 29, 0, 0);

  private final String text;
  private final boolean everyHour;
  private final ExecutionTime times;

  private CronExpression(String text, boolean everyHour, ExecutionTime times) {
    this.text = text;
    this.everyHour = everyHour;
    this.times = times;
  }

  /** Reads an expression; INVALID, naming the field that is wrong, when it is not one. */
  public static CronExpression parse(String expression) {
    if (expression.length() > MAX_LENGTH) {
      throw invalid("is longer than " + MAX_LENGTH + " characters");
    }
    String[] fields = expression.strip().toUpperCase(Locale.ROOT).split("\\s+");
    if (fields.length != FIELDS.size()) {
      throw invalid("must have five fields: " + String.join(", ", FIELDS));
    }
    String text = String.join(" ", fields);
    CronExpression cron = new CronExpression(text, isEveryHour(fields[1]), times(fields, text));
    if (cron.nextLocal(LEAP_DAY.minusMinutes(1)).isEmpty()) {
      throw invalid("never runs: no month named has that day of month");
    }
    return cron;
  }

  /** The first scheduled time after the given one, in its zone. */
  public Optional<ZonedDateTime> next(ZonedDateTime after) {
    ZoneId zone = after.getZone();
    Instant start = after.toInstant();
    return (everyHour ? nextByClock(start, zone.getRules()) : nextOnce(start, zone.getRules()))
        .map(instant -> instant.atZone(zone));
  }

  /** The last scheduled time that is not after the given one, in its zone. */
  public Optional<ZonedDateTime> previous(ZonedDateTime until) {
    ZoneId zone = until.getZone();
    Instant end = until.toInstant();
    return (everyHour ? previousByClock(end, zone.getRules()) : previousOnce(end, zone.getRules()))
        .map(instant -> instant.atZone(zone));
  }

  /**
   * Between two changes of the offset the wall clock is even, so each such span is searched by
   * itself.
   */
  private Optional<Instant> nextByClock(Instant after, ZoneRules rules) {
    Instant spanStart = after;
    LocalDateTime local = LocalDateTime.ofInstant(after, rules.getOffset(after));
    while (true) {
      ZoneOffset offset = rules.getOffset(spanStart);
      Optional<Instant> found = nextLocal(local).map(time -> time.toInstant(offset));
      ZoneOffsetTransition change = rules.nextTransition(spanStart);
      if (found.isEmpty() || change == null || found.get().isBefore(change.getInstant())) {
        return found;
      }
      spanStart = change.getInstant();
      local = change.getDateTimeAfter().minusNanos(1);
    }
  }

  private Optional<Instant> previousByClock(Instant until, ZoneRules rules) {
    Instant spanEnd = until;
    while (true) {
      ZoneOffset offset = rules.getOffset(spanEnd);
      Optional<Instant> found =
          previousLocal(LocalDateTime.ofInstant(spanEnd, offset))
              .map(time -> time.toInstant(offset));
      ZoneOffsetTransition change = rules.previousTransition(spanEnd.plusNanos(1));
      if (found.isEmpty() || change == null || !found.get().isBefore(change.getInstant())) {
        return found;
      }
      spanEnd = change.getInstant().minusNanos(1);
    }
  }

  private Optional<Instant> nextOnce(Instant after, ZoneRules rules) {
    Optional<LocalDateTime> local =
        nextLocal(LocalDateTime.ofInstant(after, rules.getOffset(after)));
    while (local.isPresent() && !moment(local.get(), rules).isAfter(after)) {
      local = nextLocal(local.get());
    }
    return local.map(time -> moment(time, rules));
  }

  private Optional<Instant> previousOnce(Instant until, ZoneRules rules) {
    LocalDateTime end = LocalDateTime.ofInstant(until, rules.getOffset(until));
    ZoneOffsetTransition change = rules.getTransition(end);
    if (change != null && change.isOverlap()) {
      // Later times on the wall clock may lie in the past already: it showed them before it went
      // back.
      end = change.getDateTimeBefore();
    }
    Optional<LocalDateTime> local = previousLocal(end);
    while (local.isPresent() && moment(local.get(), rules).isAfter(until)) {
      local = previousLocal(local.get().minusNanos(1));
    }
    return local.map(time -> moment(time, rules));
  }

  /** When a time of the wall clock comes: the first time if twice, the end of the gap if never. */
  private static Instant moment(LocalDateTime local, ZoneRules rules) {
    List<ZoneOffset> offsets = rules.getValidOffsets(local);
    return offsets.isEmpty()
        ? rules.getTransition(local).getInstant()
        : local.toInstant(offsets.get(0));
  }

  /** Strictly after. */
  private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
    return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
  }

  /** At or before. */
  private Optional<LocalDateTime> previousLocal(LocalDateTime until) {
    return times
        .lastExecution(until.plusNanos(1).atZone(ZoneOffset.UTC))
        .map(ZonedDateTime::toLocalDateTime);
  }

  /** Each field by itself is looked at only when something is wrong: most of the cost is here. */
  private static ExecutionTime times(String[] fields, String text) {
    try {
      return times(text);
    } catch (IllegalArgumentException wrong) {
      for (int i = 0; i < fields.length; i++) {
        checkField(fields, i);
      }
      throw wrong;
    }
  }

  private static void checkField(String[] fields, int index) {
    String[] alone = new String[fields.length];
    Arrays.fill(alone, "*");
    alone[index] = fields[index];
    try {
      times(String.join(" ", alone));
    } catch (IllegalArgumentException wrong) {
      throw new BackupException(
          ErrorCategory.INVALID,
          "schedule: the "
              + FIELDS.get(index)
              + " is wrong, it takes "
              + RANGES.get(index)
              + " with lists, ranges and steps, or *",
          wrong);
    }
  }

  private static ExecutionTime times(String expression) {
    return ExecutionTime.forCron(PARSER.parse(expression).validate());
  }

  private static boolean isEveryHour(String hourField) {
    return hourField.equals("*") || hourField.equals("*/1") || hourField.equals("0-23");
  }

  private static BackupException invalid(String what) {
    return BackupException.invalid("schedule " + what);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CronExpression cron && cron.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The expression in capitals, its fields separated by one blank. */
  @Override
  public String toString() {
    return text;
  }
}

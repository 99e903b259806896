package io.dbackup.application;

import io.dbackup.config.InstanceSettings;
import io.dbackup.job.CronExpression;
import io.dbackup.job.Rhythm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rhythm of schedules now, in the instance's time zone. To search a schedule for its next time
 * costs a hundred times what all else about a job does, and the answer holds until that time: so it
 * is kept until then. Thread-safe.
 */
@ApplicationScoped
public class Rhythms {
  /** More schedules than an instance has, even if each of 10,000 jobs changes now and then. */
  private static final int KEPT = 50_000;

  @Inject InstanceSettings settings;
  @Inject Clock clock;

  private final Map<Key, Kept> known = new ConcurrentHashMap<>();

  private record Key(String schedule, ZoneId zone) {}

  private record Kept(CronExpression cron, Rhythm rhythm) {}

  /** Empty for a schedule that cannot be read or has no next time. */
  public Optional<Rhythm> of(String schedule) {
    Instant now = clock.instant();
    Key key = new Key(schedule, settings.timeZone());
    Kept kept = known.get(key);
    if (kept != null && kept.rhythm().holdsAt(now)) {
      return Optional.of(kept.rhythm());
    }
    try {
      CronExpression cron = kept == null ? CronExpression.parse(schedule) : kept.cron();
      Optional<Rhythm> rhythm = Rhythm.of(cron, now.atZone(key.zone()));
      rhythm.ifPresent(found -> keep(key, new Kept(cron, found)));
      return rhythm;
    } catch (RuntimeException unreadable) {
      // Checked when the job was stored; one that got in another way never runs, and says so.
      return Optional.empty();
    }
  }

  /** When a schedule comes next. */
  public Optional<Instant> next(String schedule) {
    return of(schedule)
        .map(Rhythm::next)
        .or(
            () -> {
              ZonedDateTime now = clock.instant().atZone(settings.timeZone());
              return CronExpression.parse(schedule).next(now).map(ZonedDateTime::toInstant);
            });
  }

  private void keep(Key key, Kept kept) {
    if (known.size() >= KEPT) {
      known.clear();
    }
    known.put(key, kept);
  }
}

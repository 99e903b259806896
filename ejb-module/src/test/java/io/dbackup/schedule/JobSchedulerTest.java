package io.dbackup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class JobSchedulerTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

  private final List<String> timers = new ArrayList<>();
  private final SettableClock clock = new SettableClock(NOW.toString());
  private final JobScheduler scheduler = new JobScheduler();
  private Supplier<Optional<Instant>> looked = Optional::empty;
  private int looks;
  private boolean noMoreTimers;

  JobSchedulerTest() {
    scheduler.clock = clock;
    scheduler.timers =
        (TimerService)
            Proxy.newProxyInstance(
                TimerService.class.getClassLoader(),
                new Class<?>[] {TimerService.class},
                (proxy, method, arguments) -> note(method.getName(), arguments));
    scheduler.due =
        new DueJobs() {
          @Override
          public Optional<Instant> queueDue() {
            looks++;
            return looked.get();
          }
        };
  }

  private Object note(String method, Object[] arguments) {
    if (noMoreTimers) {
      throw new IllegalStateException("The server stops");
    }
    TimerConfig config = (TimerConfig) arguments[arguments.length - 1];
    assertThat(config.isPersistent()).isFalse();
    StringBuilder text = new StringBuilder(method);
    for (int i = 0; i < arguments.length - 1; i++) {
      text.append(' ').append(arguments[i]);
    }
    timers.add(text.toString());
    return null;
  }

  private void look(Duration untilNext) {
    looked = () -> Optional.of(clock.instant().plus(untilNext));
    scheduler.look();
  }

  @Test
  void itLooksAtOnceAndThenEveryFewSeconds() {
    scheduler.start();
    assertThat(timers).containsExactly("createIntervalTimer 0 10000");
  }

  @Test
  void aTimeBeforeTheNextLookHasAnAlarmJustAfterIt() {
    look(Duration.ofMillis(3210));
    assertThat(timers).containsExactly("createSingleActionTimer 3211");
  }

  @Test
  void oneTimeHasOneAlarm() {
    look(Duration.ofSeconds(8));
    clock.advance(Duration.ofSeconds(2));
    look(Duration.ofSeconds(6));
    look(Duration.ofSeconds(5));
    assertThat(timers)
        .containsExactly("createSingleActionTimer 8001", "createSingleActionTimer 5001");
  }

  @Test
  void aTimeAfterTheNextLookHasNone() {
    look(JobScheduler.PERIOD);
    looked = Optional::empty;
    scheduler.look();
    assertThat(timers).isEmpty();
  }

  @Test
  void aTimeThatHasJustGoneByIsSeenToAtOnce() {
    look(Duration.ofSeconds(-1));
    assertThat(timers).containsExactly("createSingleActionTimer 1");
  }

  @Test
  void nothingThatFailsLeavesTheTimeout() {
    looked =
        () -> {
          throw new IllegalStateException("The database is away");
        };
    scheduler.look();
    looked =
        () -> {
          throw new NoClassDefFoundError("scripted");
        };
    scheduler.look();
    look(Duration.ofSeconds(1));
    assertThat(looks).isEqualTo(3);
    assertThat(timers).hasSize(1);
  }

  @Test
  void anAlarmThatCouldNotBeSetIsSetByTheNextLook() {
    noMoreTimers = true;
    look(Duration.ofSeconds(4));
    noMoreTimers = false;
    look(Duration.ofSeconds(4));
    assertThat(timers).containsExactly("createSingleActionTimer 4001");
  }
}

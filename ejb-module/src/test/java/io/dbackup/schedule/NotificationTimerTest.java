package io.dbackup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.delivery.NotificationSender;
import io.dbackup.event.ExecutionFinished;
import io.dbackup.execution.ExecutionStatus;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationTimerTest {
  private final List<String> timers = new ArrayList<>();
  private final NotificationTimer timer = new NotificationTimer();
  private Runnable beat = () -> {};
  private int beats;

  NotificationTimerTest() {
    timer.timers =
        (TimerService)
            Proxy.newProxyInstance(
                TimerService.class.getClassLoader(),
                new Class<?>[] {TimerService.class},
                (proxy, method, arguments) -> {
                  TimerConfig config = (TimerConfig) arguments[arguments.length - 1];
                  assertThat(config.isPersistent()).isFalse();
                  timers.add(method.getName() + " " + arguments[arguments.length - 2]);
                  return null;
                });
    timer.sender =
        new NotificationSender() {
          @Override
          public void beat() {
            beats++;
            beat.run();
          }
        };
  }

  @Test
  void itLooksEverySecondAndAtOnceWhenSomethingHasEnded() {
    timer.start();
    timer.finished(new ExecutionFinished("run-1", ExecutionStatus.FAILED));

    assertThat(timers).containsExactly("createIntervalTimer 1000", "createSingleActionTimer 10");
  }

  @Test
  void nothingThatFailsLeavesTheTimeout() {
    beat =
        () -> {
          throw new IllegalStateException("The database is away");
        };
    timer.look();
    beat =
        () -> {
          throw new NoClassDefFoundError("scripted");
        };
    timer.look();
    timer.look();

    assertThat(beats).isEqualTo(3);
  }
}

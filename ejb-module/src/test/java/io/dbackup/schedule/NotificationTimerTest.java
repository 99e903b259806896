package io.dbackup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.delivery.NotificationSender;
import io.dbackup.event.ExecutionFinished;
import io.dbackup.execution.ExecutionStatus;
import jakarta.ejb.Timer;
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
                  assertThat(method.getName()).isEqualTo("createSingleActionTimer");
                  timers.add(arguments[0] + " " + config.getInfo());
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

  /** A timer that has run out. */
  private static Timer of(NotificationTimer.Task task) {
    return (Timer)
        Proxy.newProxyInstance(
            Timer.class.getClassLoader(),
            new Class<?>[] {Timer.class},
            (proxy, method, arguments) -> task);
  }

  private void look() {
    timer.due(of(NotificationTimer.Task.LOOK));
  }

  @Test
  void itLooksASecondAfterEachLookAndAtOnceWhenSomethingHasEnded() {
    timer.start();
    timer.finished(new ExecutionFinished("run-1", ExecutionStatus.FAILED));
    assertThat(timers).containsExactly("1000 LOOK", "10 LOOK_ONCE");

    look();
    timer.due(of(NotificationTimer.Task.LOOK_ONCE));
    assertThat(beats).isEqualTo(2);
    assertThat(timers).containsExactly("1000 LOOK", "10 LOOK_ONCE", "1000 LOOK");
  }

  @Test
  void nothingThatFailsLeavesTheTimeoutOrEndsIt() {
    beat =
        () -> {
          throw new IllegalStateException("The database is away");
        };
    look();
    beat =
        () -> {
          throw new NoClassDefFoundError("scripted");
        };
    look();
    look();

    assertThat(beats).isEqualTo(3);
    assertThat(timers).as("it goes on").hasSize(3);
  }
}

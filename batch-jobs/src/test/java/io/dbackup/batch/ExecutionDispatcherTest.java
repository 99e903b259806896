package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.event.ExecutionFinished;
import io.dbackup.event.ExecutionQueued;
import io.dbackup.execution.ExecutionStatus;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecutionDispatcherTest {
  private final Map<String, Serializable> timers = new LinkedHashMap<>();
  private final List<String> done = new ArrayList<>();
  private final ExecutionDispatcher dispatcher = new ExecutionDispatcher();
  private Error failure;

  ExecutionDispatcherTest() {
    dispatcher.timers = proxy(TimerService.class, (proxy, method, arguments) -> note(arguments));
    dispatcher.starter =
        new ExecutionStarter() {
          @Override
          public void startWaiting() {
            take("queue");
          }
        };
    dispatcher.heartbeat =
        new Heartbeat() {
          @Override
          public void beat() {
            take("beat");
          }
        };
    dispatcher.recovery =
        new ExecutionRecovery() {
          @Override
          public void recover() {
            take("recovery");
          }
        };
  }

  private void take(String task) {
    done.add(task);
    if (failure != null) {
      throw failure;
    }
  }

  private Object note(Object[] arguments) {
    TimerConfig config = (TimerConfig) arguments[1];
    assertThat(config.isPersistent()).isFalse();
    timers.put(config.getInfo() + " after " + arguments[0], config.getInfo());
    return null;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** Lets every timer go off that was set so far. */
  private void goOff() {
    List<Serializable> tasks = List.copyOf(timers.values());
    timers.clear();
    for (Serializable task : tasks) {
      dispatcher.due(proxy(Timer.class, (proxy, method, arguments) -> task));
    }
  }

  @Test
  void everyTaskShouldComeAgainAfterItIsDone() {
    dispatcher.start();
    assertThat(timers).containsOnlyKeys("QUEUE after 2000", "BEAT after 1000", "RECOVERY after 10");
    goOff();
    assertThat(done).containsExactlyInAnyOrder("queue", "beat", "recovery");
    assertThat(timers)
        .containsOnlyKeys("QUEUE after 2000", "BEAT after 1000", "RECOVERY after 10000");
  }

  @Test
  void aTaskThatFailsShouldComeAgainAllTheSame() {
    dispatcher.start();
    timers.keySet().removeIf(timer -> !timer.startsWith("BEAT"));
    failure = new NoClassDefFoundError("scripted");
    assertThatThrownBy(this::goOff).isSameAs(failure);
    assertThat(timers).containsOnlyKeys("BEAT after 1000");
  }

  @Test
  void whatIsQueuedOrMakesRoomShouldBeSeenToAtOnceAndOnlyOnce() {
    dispatcher.queued(new ExecutionQueued("id"));
    assertThat(timers).containsOnlyKeys("QUEUE_ONCE after 10");
    goOff();
    assertThat(timers).isEmpty();
    dispatcher.finished(new ExecutionFinished("id", ExecutionStatus.SUCCESS));
    goOff();
    assertThat(done).containsExactly("queue", "queue");
  }
}

package io.dbackup.delivery;

import io.dbackup.adapter.AdapterConnections;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Settings;
import io.dbackup.error.BackupException;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.notification.SendLaterException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends what is due in the outbox, each on a thread of its own: a few channels at a time, one
 * message after the other in each, so that a stuck channel holds up nobody but itself. An attempt
 * that takes too long is ended from outside. Somebody must call {@link #beat} every second or so.
 * Any number of nodes may do this at once; the table gives each row to one of them. Thread-safe.
 */
@ApplicationScoped
public class NotificationSender {
  private static final System.Logger LOG = System.getLogger(NotificationSender.class.getName());

  @Inject Deliveries deliveries;
  @Inject AdapterConfigRepository adapters;
  @Inject AdapterConnections connections;
  @Inject SendThreads threads;
  @Inject InstanceSettings settings;

  /** Identifies this server from one start to its end. */
  private final String nodeId = UUID.randomUUID().toString();

  private final ReentrantLock beating = new ReentrantLock();
  private final Map<String, Sending> sending = new ConcurrentHashMap<>();

  /** Attempts that were ended from outside and whose threads have not noticed yet, by channel. */
  private final Map<String, Sending> stuck = new ConcurrentHashMap<>();

  /** What came of attempts and could not be stored yet. */
  private final Queue<Runnable> unsettled = new ConcurrentLinkedQueue<>();

  private record Sending(Deliveries.Claim claim, SendAttempt attempt, long since) {}

  /** Ends what takes too long and starts what is due; returns at once when another beat goes on. */
  public void beat() {
    if (!beating.tryLock()) {
      return;
    }
    try {
      settleAgain();
      sending.values().stream().filter(this::isOverdue).forEach(this::expire);
      startDue();
    } finally {
      beating.unlock();
    }
  }

  private boolean isOverdue(Sending one) {
    return nanoTime() - one.since() > SendAttempt.LIMIT.toNanos();
  }

  private void expire(Sending one) {
    stuck.put(one.claim().channelId(), one);
    if (one.attempt().expire()) {
      settle(one);
      sending.remove(one.claim().channelId(), one);
    } else {
      stuck.remove(one.claim().channelId(), one);
    }
  }

  private void startDue() {
    while (sending.size() < settings.get(Settings.NOTIFICATION_PARALLEL)) {
      Set<String> busy = new HashSet<>(sending.keySet());
      Optional<Deliveries.Claim> claim = deliveries.claimNext(nodeId, busy);
      if (claim.isEmpty()) {
        return;
      }
      start(claim.get());
    }
  }

  private void start(Deliveries.Claim claim) {
    Sending one = new Sending(claim, new SendAttempt(() -> send(claim)), nanoTime());
    if (stuck.containsKey(claim.channelId())) {
      // A library that hears no interrupt would collect a thread with every attempt.
      settle(
          () ->
              deliveries.failed(
                  nodeId,
                  claim,
                  new Deliveries.Failure(
                      "An earlier attempt still hangs in this channel", true, Optional.empty())));
      return;
    }
    sending.put(claim.channelId(), one);
    try {
      threads.start("dbackup-notify-" + claim.channelId(), () -> work(one));
    } catch (RuntimeException | Error e) {
      sending.remove(claim.channelId(), one);
      settle(() -> deliveries.failed(nodeId, claim, failure(e)));
    }
  }

  private void work(Sending one) {
    boolean counts = one.attempt().run();
    stuck.remove(one.claim().channelId(), one);
    if (counts) {
      settle(one);
      sending.remove(one.claim().channelId(), one);
      // The next one for this channel need not wait for a timer.
      next();
    }
  }

  private void next() {
    try {
      beat();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "Left to the next beat", e);
    }
  }

  private void send(Deliveries.Claim claim) {
    connections.send(
        adapters
            .find(claim.channelId())
            .orElseThrow(
                () ->
                    new AdapterException(AdapterFailure.NOT_FOUND, "The channel has been deleted")),
        NotificationJson.read(claim.id(), claim.payload()));
  }

  private void settle(Sending one) {
    Optional<Throwable> thrown = one.attempt().failure();
    settle(
        () -> {
          if (thrown.isEmpty()) {
            deliveries.sent(nodeId, one.claim());
          } else {
            deliveries.failed(nodeId, one.claim(), failure(thrown.get()));
          }
        });
  }

  /** What cannot be stored now is tried again: a message that was sent must not be sent twice. */
  private void settle(Runnable storing) {
    try {
      storing.run();
    } catch (RuntimeException e) {
      unsettled.add(storing);
      LOG.log(
          System.Logger.Level.WARNING,
          "What came of a notification could not be stored; trying again",
          e);
    }
  }

  private void settleAgain() {
    int count = unsettled.size();
    for (int i = 0; i < count; i++) {
      Optional.ofNullable(unsettled.poll()).ifPresent(this::settle);
    }
  }

  private static Deliveries.Failure failure(Throwable thrown) {
    if (thrown instanceof SendLaterException later) {
      return new Deliveries.Failure(later.getMessage(), true, Optional.of(later.waitingTime()));
    }
    if (thrown instanceof AdapterException known) {
      return new Deliveries.Failure(known.getMessage(), known.retryable(), Optional.empty());
    }
    if (thrown instanceof BackupException known) {
      return new Deliveries.Failure(known.getMessage(), false, Optional.empty());
    }
    LOG.log(System.Logger.Level.ERROR, "A notification failed unexpectedly", thrown);
    return new Deliveries.Failure(
        "Unexpected failure: " + thrown.getClass().getSimpleName(), true, Optional.empty());
  }

  /** What attempts are measured by: a clock that nobody sets. */
  protected long nanoTime() {
    return System.nanoTime();
  }
}

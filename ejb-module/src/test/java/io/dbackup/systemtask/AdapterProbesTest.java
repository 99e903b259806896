package io.dbackup.systemtask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.task.TaskReport;
import io.dbackup.systemtask.AdapterProbes.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class AdapterProbesTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofMinutes(5);

  private final ScriptedAdapters adapters = new ScriptedAdapters();
  private final Probing room = new Probing();

  @AfterEach
  void everySessionShouldBeClosed() throws InterruptedException {
    room.awaitEnd();
    assertThat(adapters.open).hasValue(0);
  }

  private Answer one(AdapterProbes probes, AdapterConfig config) {
    return probes.probe(List.of(config), room.report).get(0);
  }

  private static void awaitAsked(ScriptedAdapters adapters, int count) {
    while (adapters.asked.size() < count) {
      Thread.onSpinWait();
    }
  }

  @Test
  void answersShouldComeInTheOrderOfTheQuestionsWithTheVersionOfDatabases() {
    adapters.versions.put("s1", "16.4");
    List<Answer> answers =
        room.probes(adapters, LONG)
            .probe(
                List.of(Probing.destination("d1"), Probing.source("s1"), Probing.source("s2")),
                room.report);
    assertThat(answers)
        .extracting(answer -> answer.config().id())
        .containsExactly("d1", "s1", "s2");
    assertThat(answers).extracting(Answer::version).containsExactly("", "16.4", "1.0");
    assertThat(answers).allMatch(answer -> answer.error().isEmpty());
    assertThat(answers).allMatch(answer -> !answer.latency().isNegative());
  }

  @Test
  void nobodyToAskShouldBeNoTrouble() {
    assertThat(room.probes(adapters, LONG).probe(List.of(), room.report)).isEmpty();
  }

  @Test
  void notMoreThanEightShouldBeAskedAtOnce() throws Exception {
    List<AdapterConfig> configs =
        IntStream.range(0, 20).mapToObj(i -> Probing.source("s" + i)).toList();
    configs.forEach(config -> adapters.hang(config.id()));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<List<Answer>> answers =
          thread.submit(() -> room.probes(adapters, LONG).probe(configs, room.report));
      awaitAsked(adapters, 8);
      for (AdapterConfig config : configs) {
        awaitAsked(adapters, Math.min(20, 1 + Integer.parseInt(config.id().substring(1))));
        adapters.release(config.id());
      }
      assertThat(answers.get()).hasSize(20).allMatch(answer -> answer.error().isEmpty());
    } finally {
      thread.shutdownNow();
    }
    assertThat(adapters.mostAtOnce).hasValue(8);
  }

  @Test
  void oneThatHangsShouldCountAsNoAnswerAndHoldUpNoOther() {
    adapters.hang("stuck");
    List<AdapterConfig> configs = new ArrayList<>(List.of(Probing.source("stuck")));
    IntStream.range(0, 30).forEach(i -> configs.add(Probing.source("s" + i)));
    List<Answer> answers = room.probes(adapters, Duration.ofSeconds(3)).probe(configs, room.report);
    assertThat(answers.get(0).error()).contains("No answer within 3 s");
    assertThat(answers.subList(1, 31)).allMatch(answer -> answer.error().isEmpty());
    adapters.release("stuck");
  }

  @Test
  void oneThatStillHangsShouldNotBeAskedAgainBeforeItLetsGo() {
    AdapterProbes probes = room.probes(adapters, SHORT);
    AdapterConfig stuck = Probing.source("stuck");
    adapters.hang("stuck");
    one(probes, stuck);
    assertThat(one(probes, stuck).error()).contains("Still no answer to an earlier question");
    assertThat(adapters.asked).hasSize(1);

    adapters.release("stuck");
    // On a busy machine even a prompt answer may come after so short a patience.
    while (one(probes, stuck).error().isPresent()) {
      Thread.onSpinWait();
    }
    assertThat(adapters.asked).hasSizeGreaterThan(1);
  }

  @Test
  void twoTasksThatAskTheSameAdapterAtOnceShouldBothGetItsAnswer() throws Exception {
    AdapterProbes probes = room.probes(adapters, LONG);
    adapters.hang("s1");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Answer> first = threads.submit(() -> one(probes, Probing.source("s1")));
      awaitAsked(adapters, 1);
      Future<Answer> second = threads.submit(() -> one(probes, Probing.source("s1")));
      awaitAsked(adapters, 2);
      adapters.release("s1");
      assertThat(first.get().error()).isEmpty();
      assertThat(second.get().error()).isEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aRefusalShouldBeAnAnswerInWords() {
    adapters.refusals.put(
        "s1", new AdapterException(AdapterFailure.RETRYABLE, "Nothing answers at db1:3306"));
    assertThat(one(room.probes(adapters, LONG), Probing.source("s1")).error())
        .contains("Nothing answers at db1:3306");
  }

  @Test
  void whatNobodyThoughtOfShouldBeAnAnswerToo() {
    adapters.refusals.put("s1", new IllegalStateException("password=secret"));
    adapters.errors.put("s2", new NoClassDefFoundError("driver"));
    AdapterProbes probes = room.probes(adapters, LONG);
    assertThat(one(probes, Probing.source("s1")).error())
        .contains("Unexpected failure: IllegalStateException");
    assertThat(one(probes, Probing.source("s2")).error())
        .contains("Unexpected failure: NoClassDefFoundError");
  }

  @Test
  void theEndOfTheRunShouldNotWaitForOneThatHangs() {
    adapters.hang("stuck");
    AtomicInteger signs = new AtomicInteger();
    TaskReport cancelled =
        new TaskReport(
            (problem, line) -> {},
            () -> {
              if (signs.incrementAndGet() > 3) {
                throw new CancellationException("Cancelled by a user");
              }
            });
    assertThatThrownBy(
            () ->
                room.probes(adapters, LONG).probe(List.of(Probing.destination("stuck")), cancelled))
        .hasMessage("Cancelled by a user");
    adapters.release("stuck");
  }
}

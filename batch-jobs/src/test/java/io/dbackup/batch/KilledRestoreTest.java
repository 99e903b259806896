package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.backup.RestorePlan;
import io.dbackup.backup.RestorePlan.Mapping;
import io.dbackup.backup.RestorePlan.OnExisting;
import io.dbackup.batch.harness.Engine;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.execution.ExecutionType;
import io.dbackup.vault.SecretCipher;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A restore whose server was killed: its target is cleared up, and its user is told how it is. */
class KilledRestoreTest {
  private static final String LEFT = "The unfinished copy \"x\" was removed.";

  private final Engine engine = new Engine();
  private final String target = engine.source("Target");

  @AfterEach
  void stop() {
    engine.close();
  }

  private String killedRestore(Optional<String> privileged) {
    RestorePlan plan =
        new RestorePlan(
            engine.destination("Local"),
            "job/path",
            target,
            List.of(new Mapping("shop", "shop"), new Mapping("wiki", "wiki 2")),
            privileged,
            true,
            OnExisting.REPLACE,
            false);
    return killed(plan.toJson());
  }

  private String killed(String parameters) {
    String id = engine.queue(ExecutionType.RESTORE, parameters);
    assertThat(engine.bean(ExecutionLifecycle.class).claimNext("dead", 9)).isPresent();
    engine.testClock().advance(ExecutionLifecycle.LEASE.plusSeconds(1));
    return id;
  }

  private String recovered(String id) {
    engine.recover();
    Execution execution = engine.execution(id);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    return execution.error().orElseThrow();
  }

  @Test
  void itsTargetShouldBeClearedUpAndDescribed() {
    engine.databases().abandon(LEFT);
    assertThat(recovered(killedRestore(Optional.empty())))
        .contains("server stopped or crashed during stage Initializing")
        .contains("\"shop\", \"wiki 2\" may be incomplete")
        .endsWith("At \"Target\": " + LEFT);
    assertThat(engine.databases().clearedUpAs()).containsExactly("");
  }

  @Test
  void itsTargetShouldBeClearedUpWithTheCredentialsItWorkedUnder() {
    String sealed =
        engine
            .bean(SecretCipher.class)
            .encrypt("{\"user\":\"root\",\"password\":\"p\"}", "privilegedAuth");
    String id = killedRestore(Optional.of(sealed));
    recovered(id);
    assertThat(engine.databases().clearedUpAs()).containsExactly("root");
    assertThat(engine.execution(id).parameters().orElseThrow()).doesNotContain(sealed);
  }

  @Test
  void aTargetThatCannotBeReachedShouldNotKeepItFromEnding() {
    String id = killedRestore(Optional.empty());
    engine.databases().unreachable();
    assertThat(recovered(id)).contains("\"Target\" is not known: The server does not answer");
  }

  @Test
  void aTargetThatHangsShouldNotKeepItFromEnding() {
    engine.settings().put("dbackup.stall-timeout", "1");
    String id = killedRestore(Optional.empty());
    CountDownLatch hanging = engine.databases().hang();
    assertThat(recovered(id)).contains("at \"Target\" could not be found out yet");
    hanging.countDown();
  }

  @Test
  void aPlanThatCannotBeReadShouldNotKeepItFromEnding() {
    assertThat(recovered(killed("{}"))).contains("may be incomplete");
  }
}

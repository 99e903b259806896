package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.batch.backup.Leftovers;
import io.dbackup.batch.harness.Engine;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.Upload;
import io.dbackup.testing.storage.StorageFaults;
import io.dbackup.testing.storage.StorageFaults.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody else's object lies where a backup was to be stored: it stays as it is. */
class ForeignObjectTest {
  private static final byte[] FOREIGN = "somebody else's".getBytes(StandardCharsets.UTF_8);
  private static final int MANIFEST = 0;
  private static final int DUMP = 1;

  private final Engine engine = new Engine();
  private final String source = engine.source("Production");
  private final String destination = engine.destination("Local");
  private final StorageFaults faults = engine.storage().faultsOf(engine.placeOf(destination));

  @AfterEach
  void stop() {
    engine.close();
  }

  /**
   * Runs a backup that finds a foreign object at one of its paths when it comes to an operation.
   */
  private String backUpPast(Operation operation, long call, int pathIndex) throws Exception {
    engine.databases().with("shop", Engine.content(5 << 20));
    faults.stall(operation, call);
    String id = engine.queueBackup(engine.job(source, List.of(destination), job -> {}));
    engine.bean(ExecutionStarter.class).startWaiting();
    faults.awaitStall();
    String path =
        Leftovers.parse(engine.execution(id).leftovers().orElseThrow())
            .places()
            .get(0)
            .paths()
            .get(pathIndex);
    try (StorageSession session = engine.storage().truth(engine.placeOf(destination));
        Upload upload = session.beginUpload(StoragePath.of(path))) {
      upload.write(ByteBuffer.wrap(FOREIGN));
      upload.commit();
    }
    faults.release();
    Execution execution = engine.await(id);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow()).contains("\"" + path + "\" exists already");
    return path;
  }

  private void assertAloneAndUntouched(String path) throws IOException {
    assertThat(engine.stored(destination)).containsExactly(path);
    try (StorageSession session = engine.storage().truth(engine.placeOf(destination))) {
      assertThat(session.read(StoragePath.of(path), 0)).hasBinaryContent(FOREIGN);
    }
  }

  @ParameterizedTest
  @CsvSource({"BEGIN, 1", "COMMIT, 1"})
  void anObjectInPlaceOfTheDumpShouldStay(Operation operation, long call) throws Exception {
    String path = backUpPast(operation, call, DUMP);
    assertAloneAndUntouched(path);
  }

  @ParameterizedTest
  @CsvSource({"BEGIN, 2", "COMMIT, 2"})
  void anObjectInPlaceOfTheManifestShouldStay(Operation operation, long call) throws Exception {
    String path = backUpPast(operation, call, MANIFEST);
    assertAloneAndUntouched(path);
  }

  @Test
  void aLaterCleanUpShouldSpareItToo() throws Exception {
    faults.failFrom(Operation.DELETE, 1, AdapterFailure.RETRYABLE);
    String path = backUpPast(Operation.BEGIN, 2, MANIFEST);
    assertThat(engine.stored(destination)).hasSize(2);
    engine.storage().heal(engine.placeOf(destination));
    engine.testClock().advance(Duration.ofMinutes(11));
    engine.recover();
    assertAloneAndUntouched(path);
  }
}

package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.adapter.AdapterConnections;
import io.dbackup.application.ExecutionLifecycle;
import io.dbackup.batch.backup.Leftovers;
import io.dbackup.batch.harness.Engine;
import io.dbackup.batch.harness.Patience;
import io.dbackup.execution.Execution;
import io.dbackup.execution.ExecutionStatus;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.Upload;
import io.dbackup.testing.storage.StorageFaults;
import io.dbackup.testing.storage.StorageFaults.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed server left behind is ended and removed, and nothing else is. */
class RecoveryTest {
  private static final String OBJECT = "job-1/run_1_shop.dump";
  private static final String MANIFEST = OBJECT + ".meta.json";
  private static final Duration LEASE_OVER = ExecutionLifecycle.LEASE.plusSeconds(1);
  private static final Duration LATER = Duration.ofMinutes(11);

  @TempDir Path folder;

  private final Engine engine = new Engine();
  private final String source = engine.source("Production");
  private Path disk;
  private String destination;
  private StorageSession session;

  @BeforeEach
  void prepare() throws IOException {
    disk = Files.createDirectory(folder.resolve("disk"));
    destination = engine.folder("Disk", disk);
    session =
        engine
            .bean(AdapterConnections.class)
            .storage(engine.bean(AdapterConfigRepository.class).find(destination).orElseThrow());
  }

  @AfterEach
  void stop() {
    session.close();
    engine.close();
  }

  /** A backup that a server has begun which is not there any more. */
  private String killedBackup() {
    return killedBackup(destination);
  }

  private String killedBackup(String destination) {
    String id = engine.queueBackup(engine.job(source, List.of(destination), job -> {}));
    ExecutionLifecycle lifecycle = engine.bean(ExecutionLifecycle.class);
    assertThat(lifecycle.claimNext("dead", 9).map(ExecutionLifecycle.Claim::executionId))
        .contains(id);
    lifecycle.mayLeave(
        id,
        new Leftovers(List.of(new Leftovers.Place(destination, List.of(MANIFEST, OBJECT))))
            .toJson());
    return id;
  }

  private Upload begin(String path) {
    Upload upload = session.beginUpload(StoragePath.of(path));
    upload.write(ByteBuffer.wrap(new byte[1000]));
    return upload;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(disk)) {
      return paths.filter(Files::isRegularFile).map(disk::relativize).sorted().toList();
    }
  }

  @Test
  void aKilledBackupShouldBeLeftAloneWhileItsLeaseHolds() {
    String id = killedBackup();
    engine.recover();
    assertThat(engine.execution(id).status()).isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void aKilledBackupShouldFailAndLeaveNothing() throws IOException {
    String id = killedBackup();
    begin(OBJECT).commit();
    begin(MANIFEST);
    begin("job-1/somebody-elses").commit();
    Upload otherRun = begin("job-1/run_2_shop.dump");
    engine.testClock().advance(LEASE_OVER);

    engine.recover();

    Execution execution = engine.execution(id);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error().orElseThrow())
        .contains("server stopped or crashed during stage Initializing");
    assertThat(execution.leftovers()).isEmpty();
    otherRun.commit();
    assertThat(files())
        .containsExactly(Path.of("job-1/run_2_shop.dump"), Path.of("job-1/somebody-elses"));
  }

  @Test
  void aCleanUpThatCouldNotBeDoneShouldBeDoneLaterWithUnfinishedFilesToo() throws IOException {
    String id = killedBackup();
    begin(OBJECT);
    assertThat(files()).hasSize(1);
    Path away = Files.move(disk, folder.resolve("unmounted"));
    engine.testClock().advance(LEASE_OVER);
    engine.recover();
    assertThat(engine.execution(id).status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(engine.execution(id).leftovers()).isPresent();

    Files.move(away, disk);
    engine.testClock().advance(LATER);
    engine.recover();

    assertThat(engine.execution(id).leftovers()).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void aPlaceShouldBecomeFreeForWhatWaits() {
    engine.settings().put("dbackup.max-concurrent-jobs", "1");
    engine.databases().with("shop", Engine.content(1000));
    killedBackup();
    String next = engine.queueBackup(engine.job(source, List.of(destination), job -> {}));
    engine.bean(ExecutionStarter.class).startWaiting();
    assertThat(engine.execution(next).status()).isEqualTo(ExecutionStatus.PENDING);

    engine.testClock().advance(LEASE_OVER);
    engine.recover();

    assertThat(engine.finish(next).status()).isEqualTo(ExecutionStatus.SUCCESS);
  }

  @Test
  void aDestinationThatHangsShouldHoldNothingButItsOwnCleanUp() throws Exception {
    engine.settings().put("dbackup.stall-timeout", "1");
    String hanging = engine.destination("Hanging");
    StorageFaults faults = engine.storage().faultsOf(engine.placeOf(hanging));
    faults.stall(Operation.DELETE, 1);
    String first = killedBackup(hanging);
    String second = killedBackup();
    begin(OBJECT).commit();
    engine.testClock().advance(LEASE_OVER);

    engine.recover();
    engine.testClock().advance(LATER);
    engine.recover();

    assertThat(engine.execution(first).status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(engine.execution(second).status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(engine.execution(second).leftovers()).isEmpty();
    assertThat(files()).isEmpty();
    assertThat(faults.calls(Operation.DELETE)).isEqualTo(1);
    faults.release();
    Patience.until(
        "clean-up after the destination answers",
        () -> {
          engine.testClock().advance(LATER);
          engine.recover();
          return engine.execution(first).leftovers().isEmpty();
        });
  }
}

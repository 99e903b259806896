package io.dbackup.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dbackup.product.client.Waiting;
import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.StoredBackup;
import io.dbackup.product.sample.World;
import io.dbackup.product.server.Folders;
import io.dbackup.product.server.Management;
import io.dbackup.product.server.ProductServer;
import io.dbackup.product.server.ServerKind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The server is stopped and killed at bad moments. The tests share one server and go from the
 * gentle to the rough, because each start costs a quarter of a minute.
 */
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InterruptionIT {
  /** How long after a start every interrupted execution must have ended or be running again. */
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  private static final long ENOUGH_TO_BE_IN_THE_MIDDLE = 4L << 20;
  private static final String[] BATCH_JOBS = {
    "deployment=dbackup.ear", "subdeployment=batch-jobs.jar", "subsystem=batch-jberet"
  };

  private ProductServer server;
  private World world;

  @BeforeAll
  void startTheServer() {
    server = ProductServer.start("interruption", Map.of("DBACKUP_MAX_CONCURRENT_JOBS", "1"));
    world = new World(server.uri(), ServerKind.workFolder().resolve("interruption/files"));
  }

  @AfterAll
  void stopTheServer() {
    server.close();
  }

  @Test
  @Order(1)
  void historyShouldSurviveARestart() {
    StoredBackup backup = world.backup(Engine.POSTGRES);
    Optional<JsonObject> batch = batchJobs().map(InterruptionIT::backups);
    server.close();
    server.start();
    assertThat(world.execution(backup.execution().getString("id"))).isEqualTo(backup.execution());
    assertThat(withoutVerification(world.row(backup.path())))
        .isEqualTo(withoutVerification(backup.row()));
    assertThat(batchJobs().map(InterruptionIT::backups)).isEqualTo(batch);
    assertThat(world.verify(backup.path()).getString("status")).isEqualTo("Success");
  }

  @Test
  @Order(2)
  void theManagementConsoleShouldShowTheBatchJobsToWhoLogsIn() {
    assumeTrue(ServerKind.underTest() == ServerKind.WILDFLY, "WildFly's own console");
    world.backup(Engine.POSTGRES);
    assertThat(Management.anonymously(server).status("/management")).isEqualTo(401);
    assertThat(Management.of(server).status("/management")).isEqualTo(200);
    assertThat(Management.of(server).status("/console/index.html")).isEqualTo(200);
    JsonObject jobs = batchJobs().orElseThrow().getJsonObject("job");
    assertThat(jobs.keySet()).contains("backup", "restore", "verify");
    assertThat(jobs.getJsonObject("backup").getInt("instance-count")).isPositive();
  }

  @Test
  @Order(3)
  void aBackupThatRunsWhenTheServerIsStoppedShouldSayThatAndLeaveNothing() {
    String job = world.createJob(Engine.POSTGRES, largeDatabase());
    int filesBefore = visibleFiles();
    String stopped = world.run(job);
    Waiting.until("the backup to be half written", RECOVERY, this::somethingHalfWritten);
    server.close();
    assertThat(somethingHalfWritten()).as("removed before the server has ended").isEmpty();
    server.start();

    JsonObject ended = world.ended(stopped, RECOVERY);
    assertThat(ended.getString("status")).isEqualTo("Failed");
    assertThat(ended.getString("error")).contains("The server was stopped");
    assertThat(visibleFiles()).isEqualTo(filesBefore);
  }

  @Test
  @Order(4)
  void aBackupThatWasKilledShouldFailWithAReasonAndLeaveNothingHalf() {
    String large = largeDatabase();
    String job = world.createJob(Engine.POSTGRES, large);
    String next = world.createJob(Engine.POSTGRES, world.backup(Engine.POSTGRES).database());
    int filesBefore = visibleFiles();
    String killed = world.run(job);
    String waiting = world.run(next);
    Waiting.until("the backup to be half written", RECOVERY, this::somethingHalfWritten);
    assertThat(world.execution(killed).getString("status")).isEqualTo("Running");
    assertThat(world.execution(waiting).getString("status")).isEqualTo("Pending");
    server.kill();
    server.start();

    JsonObject ended = world.ended(killed, RECOVERY);
    assertThat(ended.getString("status")).isEqualTo("Failed");
    assertThat(ended.getString("error")).isNotBlank();
    JsonObject afterwards = world.succeeded(waiting);
    assertThat(world.files().getValuesAs(JsonObject.class))
        .noneMatch(row -> killed.equals(row.getString("executionId", "")))
        .anyMatch(row -> row.getString("path").equals(afterwards.getString("path")));
    // The waiting backup's object and manifest are all that was added.
    assertThat(visibleFiles()).isEqualTo(filesBefore + 2);
    world.succeeded(world.run(job));
  }

  /** A later try would hide it: what the others see is right in the end. */
  @Test
  @Order(5)
  void everyRunShouldHaveBeenEndedAtTheFirstTry() throws IOException {
    List<Path> logs =
        Folders.files(server.dataFolder()).stream()
            .filter(file -> file.endsWith("server.log"))
            .toList();
    assertThat(logs).hasSize(1);
    assertThat(Files.readString(logs.get(0)))
        .contains("was abandoned by its server")
        .doesNotContain("could not be ended");
  }

  /** WildFly's history of batch jobs; nothing on a server that has no such view. */
  private Optional<JsonObject> batchJobs() {
    return ServerKind.underTest() == ServerKind.WILDFLY
        ? Optional.of(Management.of(server).read(BATCH_JOBS))
        : Optional.empty();
  }

  /** System tasks that a new instance makes up for may run beside the test. */
  private static JsonObject backups(JsonObject batchJobs) {
    return batchJobs.getJsonObject("job").getJsonObject("backup");
  }

  /** One of those tasks verifies what has not been verified. */
  private static JsonObject withoutVerification(JsonObject row) {
    return Json.createObjectBuilder(row).remove("verification").build();
  }

  /** Bytes that cannot be compressed, enough for a backup to take seconds. */
  private static String largeDatabase() {
    String name = "large_" + World.next();
    Engine.POSTGRES.execute("postgres", "create database " + name);
    Engine.POSTGRES.execute(
        name,
        "create extension pgcrypto",
        "create table noise (id int, content bytea)",
        "alter table noise alter content set storage external",
        "insert into noise select i, (select string_agg(gen_random_bytes(1024), '') from"
            + " generate_series(1, 64) where i > 0) from generate_series(1, 5000) i");
    return name;
  }

  private Optional<Path> somethingHalfWritten() {
    return Folders.files(world.destinationFolder()).stream()
        .filter(InterruptionIT::isHidden)
        .filter(file -> size(file) > ENOUGH_TO_BE_IN_THE_MIDDLE)
        .findFirst();
  }

  private int visibleFiles() {
    return (int)
        Folders.files(world.destinationFolder()).stream().filter(file -> !isHidden(file)).count();
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException renamedMeanwhile) {
      return 0;
    }
  }
}

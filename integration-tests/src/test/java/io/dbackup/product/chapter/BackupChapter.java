package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.sample.Content;
import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.StoredBackup;
import io.dbackup.product.sample.World;
import io.dbackup.product.server.Folders;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The main job: backed up, proved, brought back. */
public interface BackupChapter {

  World world();

  @ParameterizedTest
  @EnumSource(Engine.class)
  default void aBackupShouldEndWithItsFigures(Engine engine) {
    StoredBackup backup = world().backup(engine);
    JsonObject execution = backup.execution();
    assertThat(execution.getString("type")).isEqualTo("Backup");
    assertThat(execution.getInt("progress")).isEqualTo(100);
    assertThat(execution.getJsonNumber("size").longValue()).isPositive();
    assertThat(execution.getJsonNumber("duration").longValue()).isPositive();
    assertThat(execution.getJsonArray("logs")).isNotEmpty();
    JsonObject row = backup.row();
    assertThat(row.getBoolean("isEncrypted")).isTrue();
    assertThat(row.getString("compression")).isEqualTo("ZSTD");
    assertThat(row.getString("sourceType")).isEqualTo(engine.adapterId());
    assertThat(row.getString("encryptionProfileId")).isEqualTo(world().profile());
    assertThat(row.getString("executionId")).isEqualTo(execution.getString("id"));
    assertThat(row.getJsonNumber("size").longValue())
        .isEqualTo(execution.getJsonNumber("size").longValue());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  default void aBackupShouldPassItsVerification(Engine engine) {
    JsonObject execution = world().verify(world().backup(engine).path());
    assertThat(execution.getString("status")).as("%s", execution).isEqualTo("Success");
    assertThat(execution.getString("type")).isEqualTo("Verification");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  default void aRestoreUnderANewNameShouldBringBackEverything(Engine engine) {
    StoredBackup backup = world().backup(engine);
    String restored = "shop \"restored\" größe-" + World.next();
    JsonObject execution = world().restore(backup, restored);
    assertThat(execution.getString("status")).as("%s", execution).isEqualTo("Success");
    assertThat(Content.of(engine, restored)).isEqualTo(Content.of(engine, backup.database()));
  }

  @ParameterizedTest
  @CsvSource({
    "POSTGRES, NONE, true",
    "MYSQL, NONE, true",
    "POSTGRES, NONE, false",
    "MYSQL, GZIP, true",
    "POSTGRES, GZIP, false",
    "MYSQL, ZSTD, false"
  })
  default void everyWayOfStoringShouldBringBackEverything(
      Engine engine, String compression, boolean encrypted) {
    String database = "stored_" + World.next();
    engine.createSample(database);
    JsonObjectBuilder request = world().job(engine, database).add("compression", compression);
    if (!encrypted) {
      request.remove("encryptionProfileId");
    }
    StoredBackup backup = world().backup(engine, database, request);
    assertThat(backup.row().getString("compression")).isEqualTo(compression);
    assertThat(backup.row().getBoolean("isEncrypted")).isEqualTo(encrypted);
    JsonObject verification = world().verify(backup.path());
    assertThat(verification.getString("status")).as("%s", verification).isEqualTo("Success");
    String restored = database + "_back";
    JsonObject restore = world().restore(backup, restored);
    assertThat(restore.getString("status")).as("%s", restore).isEqualTo("Success");
    assertThat(Content.of(engine, restored)).isEqualTo(Content.of(engine, database));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  default void aDamagedBackupShouldBeFoundBeforeItTouchesTheTarget(Engine engine)
      throws IOException {
    StoredBackup backup = world().newBackup(engine);
    flipOneBit(storedFile(backup.path()));
    assertThat(world().verify(backup.path()).getString("status")).isEqualTo("Failed");
    String target = "never_" + World.next();
    JsonObject execution = world().restore(backup, target);
    assertThat(execution.getString("status")).isEqualTo("Failed");
    assertThat(execution.getString("error")).isNotBlank();
    assertThat(engine.exists(target)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  default void severalDatabasesShouldBeOneBackup(Engine engine) {
    String first = "first_" + World.next();
    String second = "second_" + World.next();
    engine.createSample(first);
    engine.createSample(second);
    String job = world().createJob(engine, first, second);
    JsonObject execution = world().succeeded(world().run(job));
    JsonObject row = world().row(execution.getString("path"));
    assertThat(row.getJsonObject("dbInfo").getInt("count")).isEqualTo(2);
    JsonObject restore =
        world()
            .ended(
                world()
                    .about(
                        execution.getString("path"),
                        "restore",
                        World.object("targetSourceId", world().source(engine))
                            .add(
                                "databaseMapping",
                                Json.createObjectBuilder()
                                    .add(first, first + "_back")
                                    .add(second, second + "_back")))
                    .expect(202)
                    .object()
                    .getString("executionId"));
    assertThat(restore.getString("status")).as("%s", restore).isEqualTo("Success");
    assertThat(Content.of(engine, second + "_back")).isEqualTo(Content.of(engine, second));
  }

  @Test
  default void theListingShouldBeginWithTheLatestBackup() {
    StoredBackup latest = world().newBackup(Engine.POSTGRES);
    assertThat(world().files().getJsonObject(0).getString("path")).isEqualTo(latest.path());
  }

  @Test
  default void aDeletedBackupShouldBeGoneFromListingAndDisk() {
    StoredBackup backup = world().newBackup(Engine.MYSQL);
    JsonObject named = World.object("path", backup.path()).build();
    world().api().delete("/storage/" + world().destination() + "/files", named).expect(200);
    assertThat(world().files().getValuesAs(JsonObject.class))
        .extracting(row -> row.getString("path"))
        .doesNotContain(backup.path());
    assertThat(storedFile(backup.path())).doesNotExist();
  }

  @Test
  default void analysisShouldNameTheDatabases() {
    StoredBackup backup = world().backup(Engine.MYSQL);
    JsonObject answer =
        world().about(backup.path(), "analyze", Json.createObjectBuilder()).expect(200).object();
    assertThat(answer.getJsonArray("databases").getString(0)).isEqualTo(backup.database());
  }

  @Test
  default void aFailedBackupShouldLeaveNothingBehind() {
    String database = "gone_" + World.next();
    Engine.POSTGRES.createSample(database);
    String job = world().createJob(Engine.POSTGRES, database);
    Engine.POSTGRES.execute("postgres", "drop database " + database);
    int before = Folders.files(world().destinationFolder()).size();
    JsonObject execution = world().ended(world().run(job));
    assertThat(execution.getString("status")).isEqualTo("Failed");
    assertThat(execution.getString("error")).contains(database);
    assertThat(Folders.files(world().destinationFolder())).hasSize(before);
  }

  private Path storedFile(String path) {
    return world().destinationFolder().resolve(path);
  }

  private static void flipOneBit(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }
}

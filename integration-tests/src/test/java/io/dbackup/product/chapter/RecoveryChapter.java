package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Api;
import io.dbackup.product.sample.Content;
import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.Shell;
import io.dbackup.product.sample.StoredBackup;
import io.dbackup.product.sample.World;
import io.dbackup.product.server.Folders;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The data can be had without the product: kit, stored file and standard tools are enough. */
public interface RecoveryChapter {

  World world();

  @ParameterizedTest
  @EnumSource(Engine.class)
  default void theKitShouldDecryptAStoredFileWithNodeAlone(Engine engine) throws IOException {
    Path folder = world().folder("node-" + engine + World.next());
    StoredBackup backup = world().backup(engine);
    unpackKit(folder);
    Path stored = stored(backup, folder);
    Shell.run(folder, List.of("node", "decrypt_backup.js", stored.getFileName().toString()));
    assertDumpIsWhole(engine, decrypted(stored));
  }

  @Test
  default void theKitShouldDecryptAStoredFileWithAJdkAlone() throws IOException {
    Path folder = world().folder("jdk-" + World.next());
    StoredBackup backup = world().backup(Engine.POSTGRES);
    unpackKit(folder);
    Path stored = stored(backup, folder);
    Shell.run(folder, List.of("java", "DecryptBackup.java", stored.getFileName().toString()));
    assertDumpIsWhole(Engine.POSTGRES, decrypted(stored));
  }

  @Test
  default void theKitShouldHoldTheFilesOfTheReference() throws IOException {
    Path folder = world().folder("kit-" + World.next());
    unpackKit(folder);
    assertThat(folder.toFile().list())
        .contains(
            "master.key",
            "decrypt_backup.js",
            "decrypt_drag_drop_windows.bat",
            "decrypt_linux_mac.sh",
            "README.txt");
    assertThat(Files.readString(folder.resolve("master.key")).strip()).matches("[0-9a-f]{64}");
  }

  @Test
  default void aDestinationNeverSeenBeforeShouldShowAndRestoreItsBackups() throws IOException {
    StoredBackup backup = world().backup(Engine.POSTGRES);
    Path copy = world().folder("moved-" + World.next()).resolve("backups");
    Folders.copy(world().destinationFolder(), copy);
    Files.writeString(copy.resolve("notes.txt"), "not a backup");
    String destination = world().createDestination(copy);
    List<JsonObject> rows = world().files(destination).getValuesAs(JsonObject.class);
    assertThat(rows)
        .filteredOn(row -> row.getString("path").equals(backup.path()))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getJsonNumber("size")).isEqualTo(backup.row().getJsonNumber("size"));
              assertThat(row.getBoolean("isEncrypted")).isTrue();
            });
    String restored = "moved_" + World.next();
    JsonObject execution = world().restore(destination, backup, restored);
    assertThat(execution.getString("status")).as("%s", execution).isEqualTo("Success");
    assertThat(Content.of(Engine.POSTGRES, restored))
        .isEqualTo(Content.of(Engine.POSTGRES, backup.database()));
  }

  private void unpackKit(Path folder) throws IOException {
    byte[] kit =
        world().api().get("/vault/" + world().profile() + "/recovery-kit").expect(200).body();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(kit))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.copy(zip, folder.resolve(Path.of(entry.getName()).getFileName()));
      }
    }
  }

  /** Downloads a backup as it is stored. */
  private Path stored(StoredBackup backup, Path folder) throws IOException {
    String query = "?decrypt=false&file=" + Api.encoded(backup.path());
    byte[] bytes =
        world()
            .api()
            .get("/storage/" + world().destination() + "/download" + query)
            .expect(200)
            .body();
    Path file = folder.resolve(Path.of(backup.path()).getFileName());
    assertThat(file.toString()).endsWith(".zst.enc");
    return Files.write(file, bytes);
  }

  private static Path decrypted(Path stored) {
    String name = stored.getFileName().toString();
    return stored.resolveSibling(name.substring(0, name.length() - ".enc".length()));
  }

  private static void assertDumpIsWhole(Engine engine, Path compressed) {
    Path folder = compressed.getParent();
    Shell.run(
        folder, List.of("zstd", "-q", "-d", compressed.getFileName().toString(), "-o", "dump"));
    if (engine == Engine.POSTGRES) {
      assertThat(Shell.run(folder, List.of("pg_restore", "--list", "dump"))).contains("customer");
    } else {
      assertThat(Shell.run(folder, List.of("tail", "-n", "1", "dump"))).contains("Dump completed");
    }
  }
}

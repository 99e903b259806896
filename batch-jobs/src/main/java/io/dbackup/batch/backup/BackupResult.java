package io.dbackup.batch.backup;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.backup.BackupManifest;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** The particulars of a backup, as its execution keeps them. */
final class BackupResult {
  private BackupResult() {}

  static JsonObject of(BackupWork work, BackupManifest manifest) {
    JsonArrayBuilder databases = JSON.createArrayBuilder();
    work.databases().forEach(database -> databases.add(database(database)));
    JsonArrayBuilder destinations = JSON.createArrayBuilder();
    for (Destination destination : work.destinations()) {
      JsonObjectBuilder entry =
          JSON.createObjectBuilder()
              .add("id", destination.id())
              .add("name", destination.name())
              .add("status", destination.isAlive() ? "stored" : "failed");
      destination.failure().ifPresent(why -> entry.add("error", why));
      destinations.add(entry);
    }
    JsonArrayBuilder skipped = JSON.createArrayBuilder();
    for (BackupManifest.Skipped item : manifest.skipped()) {
      skipped.add(JSON.createObjectBuilder().add("what", item.what()).add("reason", item.reason()));
    }
    return JSON.createObjectBuilder()
        .add("backupId", manifest.backupId())
        .add("path", manifest.path())
        .add("databases", databases)
        .add("destinations", destinations)
        .add("skipped", skipped)
        .build();
  }

  private static JsonObjectBuilder database(DatabaseWork database) {
    JsonObjectBuilder entry =
        JSON.createObjectBuilder()
            .add("name", database.name())
            .add("status", database.result().isPresent() ? "stored" : "failed");
    database.failure().ifPresent(why -> entry.add("error", why));
    database
        .result()
        .ifPresent(
            result ->
                entry
                    .add("plainSize", result.digests().plainSize())
                    .add("storedSize", result.digests().stored().size())
                    .add("warnings", JSON.createArrayBuilder(result.warnings())));
    return entry;
  }
}

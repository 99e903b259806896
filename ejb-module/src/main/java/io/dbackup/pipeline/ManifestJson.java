package io.dbackup.pipeline;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.Encryption;
import io.dbackup.backup.BackupManifest.Execution;
import io.dbackup.backup.BackupManifest.Job;
import io.dbackup.backup.BackupManifest.ObjectEntry;
import io.dbackup.backup.BackupManifest.Skipped;
import io.dbackup.backup.BackupManifest.Source;
import io.dbackup.backup.BackupManifest.Tool;
import io.dbackup.backup.ObjectDigests;
import io.dbackup.backup.PlainDigest;
import io.dbackup.backup.PlainDigest.Algorithm;
import io.dbackup.job.Compression;
import io.dbackup.spi.storage.ContentFingerprint;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The members of a manifest, in the order in which they are written. */
final class ManifestJson {
  private static final String FORMAT = "dbackup-manifest";
  private static final int HASH_DIGITS = 64;
  private static final int CRC_DIGITS = 8;

  private ManifestJson() {}

  static JsonObject write(BackupManifest manifest) {
    return JSON.createObjectBuilder()
        .add("format", FORMAT)
        .add("formatVersion", manifest.formatVersion())
        .add("backupId", manifest.backupId())
        .add("path", manifest.path())
        .add("createdAt", JsonMembers.format(manifest.createdAt()))
        .add("job", texts("id", manifest.job().id(), "name", manifest.job().name()))
        .add(
            "execution",
            texts("id", manifest.execution().id(), "trigger", manifest.execution().trigger()))
        .add(
            "source",
            texts(
                "id", manifest.source().id(),
                "name", manifest.source().name(),
                "adapterId", manifest.source().adapterId(),
                "engineVersion", manifest.source().engineVersion()))
        .add("tool", texts("name", manifest.tool().name(), "version", manifest.tool().version()))
        .add("compression", compression(manifest))
        .add(
            "encryption",
            manifest
                .encryption()
                .<JsonValue>map(
                    e -> texts("profileId", e.profileId(), "profileName", e.profileName()).build())
                .orElse(JsonValue.NULL))
        .add("objects", objects(manifest.objects()))
        .add("skipped", skipped(manifest.skipped()))
        .build();
  }

  private static JsonObjectBuilder compression(BackupManifest manifest) {
    JsonObjectBuilder compression = texts("method", manifest.compression().name());
    manifest.compressionLevel().ifPresent(level -> compression.add("level", level));
    return compression;
  }

  private static JsonArray objects(List<ObjectEntry> objects) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (ObjectEntry object : objects) {
      ObjectDigests digests = object.digests();
      JsonObjectBuilder properties = JSON.createObjectBuilder();
      object.databaseProperties().forEach(properties::add);
      array.add(
          JSON.createObjectBuilder()
              .add("ordinal", object.ordinal())
              .add("database", object.database())
              .add("path", object.path())
              .add("format", object.format())
              .add("storedSize", digests.stored().size())
              .add("storedSha256", digests.stored().sha256())
              .add(
                  "storedCrc32c", HexFormat.of().toHexDigits(digests.stored().crc32c(), CRC_DIGITS))
              .add("plainSize", digests.plainSize())
              .add(plainMember(digests.plain().algorithm()), digests.plain().value())
              .add("databaseProperties", properties)
              .add("warnings", JSON.createArrayBuilder(object.warnings())));
    }
    return array.build();
  }

  private static String plainMember(Algorithm algorithm) {
    return switch (algorithm) {
      case SHA_256 -> "plainSha256";
      case CRC_32C -> "plainCrc32c";
    };
  }

  private static JsonArrayBuilder skipped(List<Skipped> skipped) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    skipped.forEach(item -> array.add(texts("what", item.what(), "reason", item.reason())));
    return array;
  }

  private static JsonObjectBuilder texts(String... namesAndValues) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  static BackupManifest read(JsonMembers manifest) throws DamagedBackupException {
    if (!manifest.text("format").equals(FORMAT)) {
      throw new DamagedBackupException("This is not a manifest of this program");
    }
    long version = manifest.number("formatVersion", 1, Integer.MAX_VALUE);
    if (version > BackupManifest.NEWEST_FORMAT_VERSION) {
      throw new DamagedBackupException(
          "Manifest version " + version + " is unknown: made by a newer release, or damaged");
    }
    JsonMembers job = manifest.object("job");
    JsonMembers execution = manifest.object("execution");
    JsonMembers source = manifest.object("source");
    JsonMembers tool = manifest.object("tool");
    JsonMembers compression = manifest.object("compression");
    try {
      return new BackupManifest(
          manifest.text("backupId"),
          manifest.text("path"),
          manifest.instant("createdAt"),
          new Job(job.text("id"), job.text("name")),
          new Execution(execution.text("id"), execution.text("trigger")),
          new Source(
              source.text("id"),
              source.text("name"),
              source.text("adapterId"),
              source.text("engineVersion")),
          new Tool(tool.text("name"), tool.text("version")),
          compression.constant("method", Compression.class),
          level(compression),
          encryption(manifest),
          readObjects(manifest),
          readSkipped(manifest));
    } catch (IllegalArgumentException e) {
      throw new DamagedBackupException("The manifest contradicts itself: " + e.getMessage(), e);
    }
  }

  private static Optional<Integer> level(JsonMembers compression) throws DamagedBackupException {
    return compression.has("level")
        ? Optional.of((int) compression.number("level", 1, 100))
        : Optional.empty();
  }

  private static Optional<Encryption> encryption(JsonMembers manifest)
      throws DamagedBackupException {
    Optional<JsonMembers> encryption = manifest.optionalObject("encryption");
    return encryption.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Encryption(
                encryption.get().text("profileId"), encryption.get().text("profileName")));
  }

  private static List<ObjectEntry> readObjects(JsonMembers manifest) throws DamagedBackupException {
    List<ObjectEntry> objects = new ArrayList<>();
    for (JsonMembers object : manifest.objects("objects")) {
      long crc = HexFormat.fromHexDigitsToLong(object.hex("storedCrc32c", CRC_DIGITS));
      ContentFingerprint stored =
          new ContentFingerprint(
              object.number("storedSize", 0, Long.MAX_VALUE),
              object.hex("storedSha256", HASH_DIGITS),
              crc);
      objects.add(
          new ObjectEntry(
              (int) object.number("ordinal", 1, Integer.MAX_VALUE),
              object.text("database"),
              object.text("path"),
              object.text("format"),
              new ObjectDigests(readPlain(object), stored),
              properties(object.object("databaseProperties")),
              object.texts("warnings")));
    }
    return objects;
  }

  private static PlainDigest readPlain(JsonMembers object) throws DamagedBackupException {
    boolean checksumOnly =
        object.has(plainMember(Algorithm.CRC_32C)) && !object.has(plainMember(Algorithm.SHA_256));
    Algorithm algorithm = checksumOnly ? Algorithm.CRC_32C : Algorithm.SHA_256;
    return new PlainDigest(
        object.number("plainSize", 0, Long.MAX_VALUE),
        algorithm,
        object.hex(plainMember(algorithm), algorithm.digits()));
  }

  private static Map<String, String> properties(JsonMembers object) throws DamagedBackupException {
    Map<String, String> properties = new TreeMap<>();
    for (String name : object.object().keySet()) {
      properties.put(name, object.text(name));
    }
    return properties;
  }

  private static List<Skipped> readSkipped(JsonMembers manifest) throws DamagedBackupException {
    List<Skipped> skipped = new ArrayList<>();
    for (JsonMembers item : manifest.objects("skipped")) {
      skipped.add(new Skipped(item.text("what"), item.text("reason")));
    }
    return skipped;
  }
}

package io.dbackup.backup;

import io.dbackup.backup.PlainDigest.Algorithm;
import io.dbackup.job.Compression;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Describes one backup and all its objects; stored as {@code <path>.meta.json}. Immutable. The
 * member names and their meaning are fixed in {@code docs/backup-format.md}.
 *
 * @param backupId id of the backup; also in the header of every encrypted object
 * @param path the backup's path relative to the destination's root: the object, or the folder of
 *     several objects
 * @param createdAt start of the backup, to the millisecond
 * @param job the job that made it
 * @param execution the run that made it
 * @param source what was backed up
 * @param tool the dump program
 * @param compression method of all objects
 * @param compressionLevel level; empty for {@link Compression#NONE}
 * @param encryption the profile of all objects; empty when they are not encrypted
 * @param objects by ascending ordinal; never empty
 * @param skipped everything that was left out
 */
public record BackupManifest(
    String backupId,
    String path,
    Instant createdAt,
    Job job,
    Execution execution,
    Source source,
    Tool tool,
    Compression compression,
    Optional<Integer> compressionLevel,
    Optional<Encryption> encryption,
    List<ObjectEntry> objects,
    List<Skipped> skipped) {
  /** The newest manifest version this release knows. */
  public static final int NEWEST_FORMAT_VERSION = 2;

  /** What is appended to a backup's path to name its manifest. */
  public static final String PATH_SUFFIX = ".meta.json";

  public BackupManifest {
    requireText(backupId, "backupId");
    requireText(path, "path");
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(execution, "execution");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(compression, "compression");
    Objects.requireNonNull(encryption, "encryption");
    compressionLevel = compression != Compression.NONE ? compressionLevel : Optional.empty();
    objects = List.copyOf(objects);
    skipped = List.copyOf(skipped);
    if (objects.isEmpty()) {
      throw new IllegalArgumentException("A backup has at least one object");
    }
    int previous = 0;
    for (ObjectEntry object : objects) {
      if (object.ordinal() <= previous) {
        throw new IllegalArgumentException("Objects must be numbered from 1 in ascending order");
      }
      previous = object.ordinal();
    }
  }

  /** Where this manifest is stored, relative to the destination's root. */
  public String manifestPath() {
    return path + PATH_SUFFIX;
  }

  /**
   * The oldest version that can say all of this, so that as many readers as can be understand it.
   */
  public int formatVersion() {
    return objects.stream()
            .allMatch(object -> object.digests().plain().algorithm() == Algorithm.SHA_256)
        ? 1
        : NEWEST_FORMAT_VERSION;
  }

  /** True when the backup is a folder of objects, one per database. */
  public boolean isFolder() {
    return !objects.get(0).path().equals(path);
  }

  /** Stored bytes of all objects. */
  public long storedSize() {
    return objects.stream().mapToLong(object -> object.digests().stored().size()).sum();
  }

  /** Names of the databases, in the order of the objects. */
  public List<String> databases() {
    List<String> names = new ArrayList<>();
    objects.forEach(object -> names.add(object.database()));
    return List.copyOf(names);
  }

  /** The object that holds a database, by its exact name. */
  public Optional<ObjectEntry> object(String database) {
    return objects.stream().filter(object -> object.database().equals(database)).findFirst();
  }

  private static void requireText(String value, String name) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
  }

  /** The job that made the backup, as it was then. */
  public record Job(String id, String name) {
    public Job {
      Objects.requireNonNull(id, "job.id");
      Objects.requireNonNull(name, "job.name");
    }
  }

  /** The run that made the backup; {@code trigger} is manual, scheduler or api. */
  public record Execution(String id, String trigger) {
    public Execution {
      Objects.requireNonNull(id, "execution.id");
      Objects.requireNonNull(trigger, "execution.trigger");
    }
  }

  /** The source as it was then; {@code engineVersion} as the server reports it. */
  public record Source(String id, String name, String adapterId, String engineVersion) {
    public Source {
      Objects.requireNonNull(id, "source.id");
      Objects.requireNonNull(name, "source.name");
      Objects.requireNonNull(adapterId, "source.adapterId");
      Objects.requireNonNull(engineVersion, "source.engineVersion");
    }
  }

  /** The dump program. */
  public record Tool(String name, String version) {
    public Tool {
      Objects.requireNonNull(name, "tool.name");
      Objects.requireNonNull(version, "tool.version");
    }
  }

  /** The encryption profile, never its key. */
  public record Encryption(String profileId, String profileName) {
    public Encryption {
      requireText(profileId, "encryption.profileId");
      Objects.requireNonNull(profileName, "encryption.profileName");
    }
  }

  /**
   * One stored object: the dump of one database.
   *
   * @param ordinal its number in the backup as planned, from 1; numbers of databases that failed
   *     are missing
   * @param database exact name of the database
   * @param path relative to the destination's root
   * @param format what the plain dump is, such as {@code postgres-custom} or {@code mysql-sql}
   * @param digests lengths and digests, stored and plain
   * @param databaseProperties what a restore needs to make an equal database: encoding, collation
   *     and the like
   * @param warnings what the dump program said
   */
  public record ObjectEntry(
      int ordinal,
      String database,
      String path,
      String format,
      ObjectDigests digests,
      Map<String, String> databaseProperties,
      List<String> warnings) {
    public ObjectEntry {
      Objects.requireNonNull(database, "object.database");
      requireText(path, "object.path");
      requireText(format, "object.format");
      Objects.requireNonNull(digests, "object.digests");
      // Sorted, so that equal manifests are equal files.
      databaseProperties = Collections.unmodifiableMap(new TreeMap<>(databaseProperties));
      warnings = List.copyOf(warnings);
    }
  }

  /** Something that is not in the backup, and why. */
  public record Skipped(String what, String reason) {
    public Skipped {
      Objects.requireNonNull(what, "skipped.what");
      Objects.requireNonNull(reason, "skipped.reason");
    }
  }
}

package io.dbackup.pipeline;

import io.dbackup.job.Compression;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What an encrypted object says about itself in its header: readable without a key, authenticated
 * by it.
 *
 * @param backupId the backup it belongs to
 * @param ordinal its number within the backup, from 1
 * @param database exact name of the database
 * @param engine adapter id of the source
 * @param compression how the plaintext is compressed
 * @param createdAt start of the backup, to the millisecond
 */
public record ObjectContext(
    String backupId,
    int ordinal,
    String database,
    String engine,
    Compression compression,
    Instant createdAt) {
  public ObjectContext {
    Objects.requireNonNull(backupId);
    Objects.requireNonNull(database);
    Objects.requireNonNull(engine);
    Objects.requireNonNull(compression);
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** True when both name the same object of the same backup. */
  public boolean isSameObject(ObjectContext other) {
    return backupId.equals(other.backupId) && ordinal == other.ordinal;
  }
}

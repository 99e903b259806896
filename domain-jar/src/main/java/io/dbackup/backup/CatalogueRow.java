package io.dbackup.backup;

import io.dbackup.job.Compression;
import java.time.Instant;
import java.util.List;

/**
 * A backup in a listing: its row of the catalogue without the manifest, which is most of it. What
 * may be missing is null.
 *
 * @param lastModified when the destination last changed it, as of the last scan; before the first
 *     one its creation
 * @param size stored bytes
 * @param problem what of it was not at the destination as recorded, in words; null when all was
 */
public record CatalogueRow(
    String id,
    String path,
    Instant lastModified,
    Instant createdAt,
    String jobId,
    String jobName,
    String sourceName,
    String sourceType,
    String engineVersion,
    List<String> databases,
    Encryption encryption,
    long size,
    Compression compression,
    Protection protection,
    String checksum,
    Verdict verdict,
    String executionId,
    String problem) {

  /**
   * With which key it was encrypted.
   *
   * @param profileId the profile the manifest names; null when it is not encrypted
   * @param openedBy the profile of this vault that opens it; null while none is known
   */
  public record Encryption(String profileId, String openedBy) {}

  /** Whether it is protected from deletion, and whether a restore made it. */
  public record Protection(boolean locked, boolean safetyCopy) {}

  /** The last verification; all null before the first. */
  public record Verdict(Instant at, Boolean passed, String error) {}

  /** Its place in a listing by this column, for reading on from it. */
  public Comparable<?> value(CatalogueOrder.Column column) {
    return switch (column) {
      case CREATED_AT -> createdAt;
      case SIZE -> size;
      case NAME -> path;
    };
  }
}

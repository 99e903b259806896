package io.dbackup.rest.model;

import io.dbackup.backup.CatalogueRow;
import java.time.Instant;
import java.util.List;

/**
 * A backup in a listing.
 *
 * @param size stored bytes, all objects together
 * @param encryptionProfileId the profile of this vault that opens it; if there is none, the one it
 *     was made with
 * @param checksum SHA-256 of the stored object, or of the manifest when there are several objects
 * @param verification the last one; null before the first
 */
public record BackupRow(
    String name,
    String path,
    long size,
    Instant lastModified,
    Instant createdAt,
    String jobId,
    String jobName,
    String sourceName,
    String sourceType,
    String engineVersion,
    List<String> databases,
    DatabaseInfo dbInfo,
    boolean isEncrypted,
    String encryptionProfileId,
    String compression,
    boolean locked,
    boolean safetyCopy,
    String checksum,
    Verification verification,
    String executionId) {

  /** How many databases, also in words. */
  public record DatabaseInfo(int count, String label) {
    static DatabaseInfo of(int count) {
      return new DatabaseInfo(count, count == 1 ? "Single DB" : count + " DBs");
    }
  }

  /**
   * What was found when the backup was last looked at.
   *
   * @param status {@code passed}; {@code partial} when every byte is as the manifest says, but the
   *     manifest could not be authenticated; {@code failed}; or {@code missing} when the last look
   *     at the destination missed something of it
   * @param passed whether every byte is as the manifest says
   * @param verifiedAt when every byte was last read; null if never
   * @param error what is wrong, or could not be proved; null for nothing
   */
  public record Verification(String status, boolean passed, Instant verifiedAt, String error) {
    static Verification of(CatalogueRow row) {
      CatalogueRow.Verdict verdict = row.verdict();
      if (row.problem() != null) {
        return new Verification("missing", false, verdict.at(), row.problem());
      }
      return verdict.passed() == null
          ? null
          : new Verification(status(verdict), verdict.passed(), verdict.at(), verdict.error());
    }

    private static String status(CatalogueRow.Verdict verdict) {
      if (!verdict.passed()) {
        return "failed";
      }
      return verdict.error() == null ? "passed" : "partial";
    }
  }

  public static BackupRow of(CatalogueRow row) {
    CatalogueRow.Encryption encryption = row.encryption();
    return new BackupRow(
        row.path().substring(row.path().lastIndexOf('/') + 1),
        row.path(),
        row.size(),
        row.lastModified(),
        row.createdAt(),
        row.jobId(),
        row.jobName(),
        row.sourceName(),
        row.sourceType(),
        row.engineVersion(),
        row.databases(),
        DatabaseInfo.of(row.databases().size()),
        encryption.profileId() != null,
        encryption.openedBy() != null ? encryption.openedBy() : encryption.profileId(),
        row.compression().name(),
        row.protection().locked(),
        row.protection().safetyCopy(),
        row.checksum(),
        Verification.of(row),
        row.executionId());
  }
}

package io.dbackup.rest.model;

import io.dbackup.application.StorageExplorerService.Listed;
import io.dbackup.backup.Backup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
   *     manifest could not be authenticated; {@code failed}; or {@code missing} when not all of it
   *     is at the destination right now
   * @param passed whether every byte is as the manifest says
   * @param verifiedAt when every byte was last read; null if never
   * @param error what is wrong, or could not be proved; null for nothing
   */
  public record Verification(String status, boolean passed, Instant verifiedAt, String error) {
    static Verification of(Listed listed) {
      Backup backup = listed.backup();
      Instant verifiedAt = backup.verifiedAt().orElse(null);
      Optional<String> problem = listed.problem();
      if (problem.isPresent()) {
        return new Verification("missing", false, verifiedAt, problem.get());
      }
      return backup
          .verificationPassed()
          .map(
              passed ->
                  new Verification(
                      status(passed, backup),
                      passed,
                      verifiedAt,
                      backup.verificationError().orElse(null)))
          .orElse(null);
    }

    private static String status(boolean passed, Backup backup) {
      if (!passed) {
        return "failed";
      }
      return backup.verificationError().isEmpty() ? "passed" : "partial";
    }
  }

  public static BackupRow of(Listed listed) {
    Backup backup = listed.backup();
    return new BackupRow(
        backup.path().substring(backup.path().lastIndexOf('/') + 1),
        backup.path(),
        backup.storedSize(),
        listed.lastModified(),
        backup.createdAt(),
        backup.jobId().orElse(null),
        backup.jobName().orElse(null),
        backup.sourceName().orElse(null),
        backup.sourceType(),
        backup.engineVersion().orElse(null),
        backup.databases(),
        DatabaseInfo.of(backup.databases().size()),
        backup.encryptionProfileId().isPresent(),
        backup.openedBy().or(backup::encryptionProfileId).orElse(null),
        backup.compression().name(),
        backup.locked(),
        backup.safetyCopy(),
        backup.checksum(),
        Verification.of(listed),
        backup.executionId().orElse(null));
  }
}

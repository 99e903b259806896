package io.dbackup.catalogue;

import io.dbackup.backup.Backup;
import io.dbackup.backup.Backup.BackupOrigin;
import io.dbackup.backup.Backup.Contents;
import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.Encryption;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Makes the catalogue's row of a backup from its manifest, the same for new and for found backups.
 */
public final class CatalogueEntry {
  private static final int ID_LENGTH = 26;
  private static final int NAME_LENGTH = 200;
  private static final int ADAPTER_ID_LENGTH = 40;
  private static final int LONG_ID_LENGTH = 64;

  private CatalogueEntry() {}

  /**
   * The row of a backup.
   *
   * @param id of the new row
   * @param storedManifest the manifest's bytes exactly as they lie at the destination
   */
  public static Backup of(
      String id, String destinationId, BackupManifest manifest, byte[] storedManifest) {
    BackupOrigin origin =
        new BackupOrigin(
            manifest.backupId(),
            id(manifest.execution().id()).orElse(null),
            id(manifest.job().id()).orElse(null),
            name(manifest.job().name()),
            id(manifest.source().id()).orElse(null),
            name(manifest.source().name()),
            manifest.source().adapterId(),
            name(manifest.source().engineVersion()));
    Contents contents =
        new Contents(
            manifest.databases(),
            manifest.compression(),
            manifest.encryption().map(Encryption::profileId).orElse(null),
            manifest.storedSize(),
            manifest.objects().stream().mapToLong(object -> object.digests().plainSize()).sum(),
            checksum(manifest, storedManifest));
    String text = new String(storedManifest, StandardCharsets.UTF_8);
    return new Backup(
        id, destinationId, manifest.path(), origin, contents, text, manifest.createdAt());
  }

  /** Whether the catalogue can hold it: a manifest that somebody else wrote may say anything. */
  static boolean fits(BackupManifest manifest) {
    return isShort(manifest.backupId(), LONG_ID_LENGTH)
        && isShort(manifest.source().adapterId(), ADAPTER_ID_LENGTH)
        && manifest.encryption().map(e -> isShort(e.profileId(), LONG_ID_LENGTH)).orElse(true);
  }

  private static boolean isShort(String text, int length) {
    return text.length() <= length && text.chars().noneMatch(Character::isISOControl);
  }

  /** An id as this program makes them; empty when it cannot be one. */
  static Optional<String> id(String id) {
    return isShort(id, ID_LENGTH) && !id.isEmpty() ? Optional.of(id) : Optional.empty();
  }

  private static String name(String name) {
    String printable = name.replaceAll("\\p{Cntrl}", " ");
    return printable.length() <= NAME_LENGTH ? printable : printable.substring(0, NAME_LENGTH);
  }

  private static String checksum(BackupManifest manifest, byte[] storedManifest) {
    if (!manifest.isFolder()) {
      return manifest.objects().get(0).digests().stored().sha256();
    }
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(storedManifest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
    }
  }
}

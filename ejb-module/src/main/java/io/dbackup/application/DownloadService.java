package io.dbackup.application;

import io.dbackup.access.AccessSecret;
import io.dbackup.access.Permission;
import io.dbackup.backup.Backup;
import io.dbackup.backup.DownloadToken;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.catalogue.BackupCatalogue;
import io.dbackup.catalogue.BackupCatalogue.Trust;
import io.dbackup.catalogue.StoredBackup;
import io.dbackup.download.Download;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.pipeline.DamagedBackupException;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Hands out stored backups, to callers and to the bearers of single-use links. What it returns is
 * written and closed by the HTTP layer, outside any transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DownloadService {
  /** How long a link may wait for its use. */
  static final Duration LINK_LIFETIME = Duration.ofMinutes(5);

  @Inject StoredBackupUse use;
  @Inject BackupCatalogue catalogue;
  @Inject DownloadLinks links;
  @Inject CurrentCaller current;
  @Inject Clock clock;

  /**
   * Opens a backup for download; the caller closes it. NOT_FOUND or INTEGRITY when its objects are
   * not there as recorded, UNPROCESSABLE when it is to be decrypted and the key is missing.
   *
   * @param decrypt whether an encrypted backup is decrypted; it stays compressed
   * @param started whether the download starts with it, which the audit trail then tells; a look at
   *     length and name does not
   */
  @RolesAllowed(Permission.STORAGE_DOWNLOAD)
  public Download open(String destinationId, String path, boolean decrypt, boolean started) {
    Backup backup = use.find(destinationId, path);
    requireMayDecrypt(backup, decrypt);
    Download download = open(backup, decrypt);
    if (started) {
      links.recordDownload(backup, decrypt, "download");
    }
    return download;
  }

  /** Makes a link: a token that opens one download within five minutes, without a login. */
  @RolesAllowed(Permission.STORAGE_DOWNLOAD)
  public AccessSecret createLink(String destinationId, String path, boolean decrypt) {
    Backup backup = use.find(destinationId, path);
    requireMayDecrypt(backup, decrypt);
    open(backup, decrypt).close();
    AccessSecret token = AccessSecret.newToken();
    links.add(
        new DownloadToken(
            token.hash(),
            destinationId,
            backup.path(),
            decrypt,
            current.require().userId(),
            clock.instant().plus(LINK_LIFETIME)));
    return token;
  }

  /** Uses a link up and opens its download. UNAUTHENTICATED when it is unknown, used or too old. */
  @PermitAll
  public Download openLink(String token) {
    DownloadToken link =
        links.consume(new AccessSecret(token).hash()).orElseThrow(DownloadService::refused);
    return open(use.find(link.destinationId(), link.path()), link.decrypt());
  }

  /** Opens the download of a link without using the link up: to look at length and name. */
  @PermitAll
  public Download peekLink(String token) {
    DownloadToken link =
        links.peek(new AccessSecret(token).hash()).orElseThrow(DownloadService::refused);
    return open(use.find(link.destinationId(), link.path()), link.decrypt());
  }

  /** Decrypted, a backup of the configuration shows every password and key of this instance. */
  private void requireMayDecrypt(Backup backup, boolean decrypt) {
    if (backup.system() && decrypt) {
      for (String permission : List.of(Permission.SETTINGS_WRITE, Permission.VAULT_WRITE)) {
        if (!current.holds(permission)) {
          throw new BackupException(
              ErrorCategory.FORBIDDEN,
              "Permission denied: "
                  + permission
                  + " required to decrypt the configuration. Download it with decrypt=false");
        }
      }
    }
  }

  private Download open(Backup backup, boolean decrypt) {
    boolean needsKey = decrypt && backup.encryptionProfileId().isPresent();
    StoredBackup stored = catalogue.open(backup, needsKey ? Trust.AUTHENTIC : Trust.LISTED);
    try {
      stored.requireObjects();
      return Download.of(stored, decrypt);
    } catch (DamagedBackupException e) {
      stored.close();
      throw e.toBackupException();
    } catch (IOException e) {
      stored.close();
      throw new BackupException(
          ErrorCategory.EXTERNAL, backup.path() + " cannot be read at its destination", e);
    } catch (RuntimeException e) {
      stored.close();
      throw e;
    }
  }

  private static BackupException refused() {
    return new BackupException(
        ErrorCategory.UNAUTHENTICATED,
        "This download link is unknown, was used already, or is older than "
            + LINK_LIFETIME.toMinutes()
            + " minutes. Make a new one");
  }
}

package io.dbackup.catalogue;

import io.dbackup.persistence.BackupRepository;
import io.dbackup.persistence.ProfileRepository;
import io.dbackup.pipeline.ManifestCodec;
import io.dbackup.pipeline.ManifestDocument;
import io.dbackup.vault.EncryptionProfile;
import io.dbackup.vault.SecretBytes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Which stored backups a profile of the vault opens. Names do not tell: a backup names the profile
 * it was made with, and the same key, imported again, has another id. What counts is that the key
 * vouches for the manifest. Within the caller's transaction; reads no destination. Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ProfileUse {
  @Inject BackupRepository backups;
  @Inject ProfileRepository profiles;
  @Inject BackupKeys keys;

  /** Notes with every backup that could not be opened so far that this profile opens it. */
  public void tie(String profileId) {
    Optional<SecretBytes> found = keys.readable(profileId);
    if (found.isEmpty()) {
      return;
    }
    try (SecretBytes key = found.get()) {
      for (String backupId : backups.idsWithoutOpener()) {
        if (backups.manifest(backupId).filter(text -> vouchesFor(key, text)).isPresent()) {
          backups.openedBy(backupId, profileId);
        }
      }
    }
  }

  /**
   * How many stored backups nothing in the vault opens but this profile. Until the transaction ends
   * nobody else deletes a profile or makes a backup depend on one, so the caller may act upon it.
   * If another profile has the same key, its backups are that one's from now on.
   */
  public long countNeeding(String profileId) {
    List<EncryptionProfile> vault = profiles.lockAll();
    tie(profileId);
    Optional<String> twin = twin(profileId, vault);
    if (twin.isPresent()) {
      backups.handOver(profileId, twin.get());
      return 0;
    }
    return backups.countNeeding(profileId);
  }

  private Optional<String> twin(String profileId, List<EncryptionProfile> vault) {
    Optional<SecretBytes> found = keys.readable(profileId);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (SecretBytes key = found.get()) {
      return vault.stream()
          .map(EncryptionProfile::id)
          .filter(id -> !id.equals(profileId) && holds(id, key))
          .findFirst();
    }
  }

  private boolean holds(String profileId, SecretBytes key) {
    Optional<SecretBytes> other = keys.readable(profileId);
    boolean same = other.filter(key::equals).isPresent();
    other.ifPresent(SecretBytes::close);
    return same;
  }

  private static boolean vouchesFor(SecretBytes key, String manifestText) {
    try {
      byte[] text = manifestText.getBytes(StandardCharsets.UTF_8);
      ManifestDocument document = ManifestCodec.read(new ByteArrayInputStream(text));
      return document.isAuthenticWith(key);
    } catch (IOException damaged) {
      // No key vouches for a manifest that cannot be read.
      return false;
    }
  }
}

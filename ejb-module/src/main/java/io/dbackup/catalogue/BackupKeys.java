package io.dbackup.catalogue;

import io.dbackup.backup.BackupManifest;
import io.dbackup.backup.BackupManifest.Encryption;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.persistence.ProfileRepository;
import io.dbackup.pipeline.ManifestDocument;
import io.dbackup.vault.EncryptionProfile;
import io.dbackup.vault.ProfileKeys;
import io.dbackup.vault.SecretBytes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the key that opens a backup among those of this installation. Thread-safe. */
@ApplicationScoped
public class BackupKeys {
  private static final System.Logger LOG = System.getLogger(BackupKeys.class.getName());

  @Inject ProfileRepository profiles;
  @Inject ProfileKeys keys;

  /**
   * The key that vouches for a manifest and opens its objects: of an encrypted backup that of the
   * profile it names or, since a key imported again has another id, of any profile; otherwise the
   * instance's own. Empty when none does. The caller closes it.
   */
  public Optional<OpeningKey> find(ManifestDocument document, BackupManifest unverified) {
    if (unverified.encryption().isEmpty()) {
      return vouching(document, keys.instanceKey())
          .map(key -> new OpeningKey(Optional.empty(), key));
    }
    for (String profileId : candidates(unverified.encryption().get())) {
      Optional<SecretBytes> key = vouching(document, keys.keyOf(profileId));
      if (key.isPresent()) {
        return Optional.of(new OpeningKey(Optional.of(profileId), key.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * The key of a profile of the vault; empty when what is stored of it cannot be read. The caller
   * closes it.
   */
  Optional<SecretBytes> readable(String profileId) {
    try {
      return Optional.of(keys.keyOf(profileId));
    } catch (BackupException e) {
      if (e.category() != ErrorCategory.INTEGRITY) {
        throw e;
      }
      LOG.log(Level.WARNING, "Encryption profile {0}: {1}", profileId, e.getMessage());
      return Optional.empty();
    }
  }

  /** Whether the vault has the profile an encrypted backup names. */
  public boolean knows(Encryption encryption) {
    return profiles.find(encryption.profileId()).isPresent();
  }

  private List<String> candidates(Encryption encryption) {
    List<String> ids = new ArrayList<>();
    for (EncryptionProfile profile : profiles.all()) {
      ids.add(profile.id().equals(encryption.profileId()) ? 0 : ids.size(), profile.id());
    }
    return ids;
  }

  private static Optional<SecretBytes> vouching(ManifestDocument document, SecretBytes key) {
    try (key) {
      return document.isAuthenticWith(key)
          ? Optional.of(SecretBytes.copyOf(key.copy()))
          : Optional.empty();
    }
  }
}

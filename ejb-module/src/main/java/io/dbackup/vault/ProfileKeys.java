package io.dbackup.vault;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.persistence.ProfileRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;

/**
 * The keys of the vault, in the clear. The caller wipes what it gets by closing it. Thread-safe.
 */
@ApplicationScoped
public class ProfileKeys {
  private static final String INSTANCE_PURPOSE = "manifests of unencrypted backups";

  @Inject ProfileRepository profiles;
  @Inject SecretCipher cipher;
  @Inject MasterKey masterKey;

  /**
   * The key of an encryption profile; UNPROCESSABLE when this instance does not have it, INTEGRITY
   * when the stored key cannot be read.
   */
  public SecretBytes keyOf(String profileId) {
    EncryptionProfile profile =
        profiles
            .find(profileId)
            .orElseThrow(
                () ->
                    new BackupException(
                        ErrorCategory.UNPROCESSABLE,
                        "The encryption profile "
                            + profileId
                            + " is not in the vault of this instance; import its key to read what"
                            + " was encrypted with it"));
    return SecretBytes.ofHexKey(cipher.decrypt(profile.encryptedKey(), context(profileId)));
  }

  /**
   * The key that authenticates the manifests of backups that are not encrypted; derived from the
   * master key, so the same on every node and as long as the master key stays.
   */
  public SecretBytes instanceKey() {
    byte[] key = masterKey.derive(INSTANCE_PURPOSE);
    try {
      return SecretBytes.copyOf(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** The form in which a profile's key is stored; only a profile with that id can be read back. */
  public String seal(String profileId, SecretBytes key) {
    return cipher.encrypt(key.toHex(), context(profileId));
  }

  private static String context(String profileId) {
    return "profile:" + profileId;
  }
}

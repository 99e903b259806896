package io.dbackup.pipeline;

import io.dbackup.vault.SecretBytes;

/**
 * The key that authenticates a manifest, and its name in the file.
 *
 * @param name {@code profile:<id>} or {@code instance}
 * @param key 32 bytes; not copied
 */
public record ManifestKey(String name, SecretBytes key) {
  /** Name of the key of manifests of backups that are not encrypted. */
  public static final String INSTANCE = "instance";

  private static final String PROFILE_PREFIX = "profile:";

  public ManifestKey {
    boolean fits =
        !name.isEmpty()
            && name.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '"' && c != '\\');
    if (!fits) {
      throw new IllegalArgumentException("The name of a manifest key must be plain ASCII");
    }
    if (key.length() != SecretBytes.KEY_LENGTH) {
      throw new IllegalArgumentException("A manifest key has 32 bytes");
    }
  }

  /** The key of manifests of encrypted backups. */
  public static ManifestKey ofProfile(String profileId, SecretBytes profileKey) {
    return new ManifestKey(PROFILE_PREFIX + profileId, profileKey);
  }

  /** The key of manifests of backups that are not encrypted. */
  public static ManifestKey ofInstance(SecretBytes instanceKey) {
    return new ManifestKey(INSTANCE, instanceKey);
  }

  byte[] macOf(byte[] bytes, int length) {
    byte[] derived =
        Hkdf.derive(key, new byte[0], "dbackup/1/manifest-mac", SecretBytes.KEY_LENGTH);
    return Hkdf.hmac(derived, bytes, length);
  }
}

package io.dbackup.vault;

import io.dbackup.persistence.ProfileRepository;

/** Wires the vault as the container would. */
public final class VaultFixtures {
  private VaultFixtures() {}

  public static SecretCipher cipher(MasterKey masterKey) {
    return new SecretCipher(masterKey.derive(SecretCipher.PURPOSE));
  }

  public static ProfileKeys keys(MasterKey masterKey, ProfileRepository profiles) {
    ProfileKeys keys = new ProfileKeys();
    keys.masterKey = masterKey;
    keys.cipher = cipher(masterKey);
    keys.profiles = profiles;
    return keys;
  }
}

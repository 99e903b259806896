package io.dbackup.vault;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the secrets that are kept in columns: AES-256-GCM under a key derived from the master
 * key, with a random nonce of 96 bits each. The stored form is a text that begins with its version,
 * {@code v1:}, and goes on in Base64. The context says what the secret belongs to, such as {@code
 * adapter:<id>:password}; it is authenticated with it, so that a stored secret cannot be moved to
 * another place. Thread-safe.
 */
@ApplicationScoped
public class SecretCipher {
  static final String PURPOSE = "secrets in columns";
  private static final String VERSION = "v1:";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  @Inject MasterKey masterKey;

  private final SecureRandom random = new SecureRandom();
  private SecretKeySpec key;

  /** For the container. */
  public SecretCipher() {}

  /** With a key of 32 bytes, for tests and for the check of the master key. */
  public SecretCipher(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  @PostConstruct
  void deriveKey() {
    key = new SecretKeySpec(masterKey.derive(PURPOSE), "AES");
  }

  /** The stored form of a secret; never the same twice. */
  public String encrypt(String plain, String context) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, context)
              .doFinal(plain.getBytes(StandardCharsets.UTF_8));
      byte[] stored =
          ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
      return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(stored);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-256-GCM", e);
    }
  }

  /**
   * The secret; INTEGRITY when the stored form was changed, belongs elsewhere or was made with
   * another master key.
   */
  public String decrypt(String stored, String context) {
    try {
      if (!stored.startsWith(VERSION)) {
        throw unreadable("it has an unknown form", null);
      }
      byte[] bytes = Base64.getUrlDecoder().decode(stored.substring(VERSION.length()));
      if (bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
        throw unreadable("it was cut", null);
      }
      ByteBuffer content = ByteBuffer.wrap(bytes);
      byte[] nonce = new byte[NONCE_BYTES];
      content.get(nonce);
      byte[] sealed = new byte[content.remaining()];
      content.get(sealed);
      return new String(
          cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(sealed), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw unreadable("it was changed or was made with another master key", e);
    }
  }

  /** Whether a stored form was made with this key and context. */
  boolean fits(String stored, String context) {
    try {
      decrypt(stored, context);
      return true;
    } catch (BackupException unreadable) {
      return false;
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((VERSION + context).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static BackupException unreadable(String why, Exception cause) {
    return new BackupException(
        ErrorCategory.INTEGRITY, "A stored secret cannot be read: " + why, cause);
  }
}

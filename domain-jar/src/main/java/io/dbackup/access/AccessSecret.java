package io.dbackup.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A random secret that is handed out once, as an API key, a session cookie or a setup link, and of
 * which only the hash is kept. A plain SHA-256 is enough for it: the secret has at least 240 random
 * bits, so it cannot be guessed from its hash, and the hash can be looked up without slowing every
 * request down. Passwords, which people choose, are another matter.
 *
 * @param text what is handed out; never stored or logged
 */
public record AccessSecret(String text) {
  private static final String API_KEY_PREFIX = "dbackup_";
  private static final int API_KEY_BYTES = 30;
  private static final int TOKEN_BYTES = 32;
  private static final int SHOWN = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** {@code dbackup_} and 60 hexadecimal digits. */
  public static AccessSecret newApiKey() {
    return new AccessSecret(API_KEY_PREFIX + randomHex(API_KEY_BYTES));
  }

  /** 64 hexadecimal digits. */
  public static AccessSecret newToken() {
    return new AccessSecret(randomHex(TOKEN_BYTES));
  }

  /** Whether a text can be an API key at all. */
  public static boolean looksLikeApiKey(String text) {
    return text.startsWith(API_KEY_PREFIX);
  }

  /** The first 16 characters, for people to recognise the secret by. */
  public String prefix() {
    return text.substring(0, Math.min(SHOWN, text.length()));
  }

  /** SHA-256 of the text, 64 hexadecimal digits. */
  public String hash() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  /** Only that there is a secret, so that it cannot get into a log by accident. */
  @Override
  public String toString() {
    return "AccessSecret[hidden]";
  }

  private static String randomHex(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}

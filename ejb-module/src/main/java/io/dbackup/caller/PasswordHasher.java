package io.dbackup.caller;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hashes passwords with Argon2id and 19 MiB of memory, as OWASP recommends; parameters and salt are
 * part of the hash. Only two are hashed at a time, so that a flood of logins cannot take the memory
 * of the server. Thread-safe.
 */
@ApplicationScoped
public class PasswordHasher {
  /** In characters; what is longer is refused unhashed. */
  public static final int MAX_LENGTH = 1000;

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int ITERATIONS = 2;
  private static final int PARALLELISM = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int AT_A_TIME = 2;

  /** What a hash from elsewhere must be like; checking it must not take more than this memory. */
  private static final Pattern HASH =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,5}),t=[1-9][0-9]?,p=[1-8]"
              + "\\$[A-Za-z0-9+/]{11,86}\\$[A-Za-z0-9+/]{22,86}");

  private static final int MAX_MEMORY_KIB = 256 * 1024;

  private final SecureRandom random = new SecureRandom();
  private final Semaphore turns = new Semaphore(AT_A_TIME, true);
  private volatile String hashOfNobody;

  /** Whether a text is a hash that {@link #matches} can check at a bearable cost. */
  public static boolean isHash(String text) {
    Matcher hash = HASH.matcher(text);
    return hash.matches() && Integer.parseInt(hash.group(1)) <= MAX_MEMORY_KIB;
  }

  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    turns.acquireUninterruptibly();
    try {
      return Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, HASH_BYTES, Argon2.ID)
          .hash(password.getBytes(StandardCharsets.UTF_8), salt)
          .getResult();
    } finally {
      turns.release();
    }
  }

  public boolean matches(String password, String hash) {
    turns.acquireUninterruptibly();
    try {
      return Argon2Function.getInstanceFromHash(hash).check(password, hash);
    } finally {
      turns.release();
    }
  }

  /**
   * Takes as long as {@link #matches} and is always false, so that answering time does not tell
   * which users there are.
   */
  public boolean matchesNobody(String password) {
    if (hashOfNobody == null) {
      hashOfNobody = hash("the password of nobody");
    }
    matches(password, hashOfNobody);
    return false;
  }
}

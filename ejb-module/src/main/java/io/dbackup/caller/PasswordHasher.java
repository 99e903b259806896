package io.dbackup.caller;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;

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

  private final SecureRandom random = new SecureRandom();
  private final Semaphore turns = new Semaphore(AT_A_TIME, true);
  private volatile String hashOfNobody;

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

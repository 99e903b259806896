package io.dbackup.identity;

import java.security.SecureRandom;
import java.time.Clock;

/**
 * Makes the ids of this product: 26 characters of lower-case Crockford base 32, 48 bits of
 * milliseconds and 80 random bits (the layout of a ULID), so that they sort by time, are safe in
 * URLs and cannot be guessed. Clients treat them as opaque.
 */
public final class TimeOrderedId {
  private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final int LENGTH = 26;
  private static final int TIME_LENGTH = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private TimeOrderedId() {}

  /** A new id; ids made in the same millisecond are in no particular order. */
  public static String next(Clock clock) {
    char[] id = new char[LENGTH];
    long time = clock.millis();
    for (int i = TIME_LENGTH - 1; i >= 0; i--) {
      id[i] = ALPHABET[(int) (time & 31)];
      time >>>= 5;
    }
    byte[] random = new byte[LENGTH - TIME_LENGTH];
    RANDOM.nextBytes(random);
    for (int i = TIME_LENGTH; i < LENGTH; i++) {
      id[i] = ALPHABET[random[i - TIME_LENGTH] & 31];
    }
    return new String(id);
  }
}

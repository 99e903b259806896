package io.dbackup.identity;

import java.security.SecureRandom;
import java.time.Clock;

/**
 * Makes the ids of this product: 26 characters of lower-case Crockford base 32, 48 bits of
 * milliseconds and 80 bits that begin at random (the layout of a monotonic ULID), so that they sort
 * by time, are safe in URLs and cannot be guessed. Clients treat them as opaque. Thread-safe.
 */
public final class TimeOrderedId {
  private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final int TIME_LENGTH = 10;
  private static final int HALF_LENGTH = 8;
  private static final int HALF_BITS = 40;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static long lastMillis = -1;
  private static long high;
  private static long low;

  private TimeOrderedId() {}

  /**
   * A new id. Those made here in one millisecond sort in the order they were made, each far enough
   * from the one before that nobody guesses it; what is queued first so comes first.
   */
  public static synchronized String next(Clock clock) {
    long millis = clock.millis();
    if (millis == lastMillis) {
      low += 1 + random(HALF_BITS - 1);
      high += low >>> HALF_BITS;
      low &= (1L << HALF_BITS) - 1;
    } else {
      lastMillis = millis;
      // A bit less than fits, so that no number of ids in a millisecond carries out of it.
      high = random(HALF_BITS - 1);
      low = random(HALF_BITS);
    }
    StringBuilder id = new StringBuilder(TIME_LENGTH + 2 * HALF_LENGTH);
    append(id, millis, TIME_LENGTH);
    append(id, high, HALF_LENGTH);
    append(id, low, HALF_LENGTH);
    return id.toString();
  }

  private static long random(int bits) {
    return RANDOM.nextLong() >>> (Long.SIZE - bits);
  }

  private static void append(StringBuilder id, long value, int length) {
    for (int i = length - 1; i >= 0; i--) {
      id.append(ALPHABET[(int) (value >>> (5 * i)) & 31]);
    }
  }
}

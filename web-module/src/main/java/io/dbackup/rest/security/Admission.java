package io.dbackup.rest.security;

/**
 * Whether a request is within its limit.
 *
 * @param admitted whether it may go on
 * @param limit requests per period; 0 when there is no limit
 * @param remaining how many more are let through in this period
 * @param resetSeconds when the next period begins
 */
record Admission(boolean admitted, long limit, long remaining, long resetSeconds) {
  static final Admission UNLIMITED = new Admission(true, 0, 0, 0);

  boolean limited() {
    return limit > 0;
  }
}

package io.dbackup.rest.model;

/** How many sessions of the caller have ended. */
public record SessionsEnded(boolean success, int ended) {
  public static SessionsEnded of(int ended) {
    return new SessionsEnded(true, ended);
  }
}

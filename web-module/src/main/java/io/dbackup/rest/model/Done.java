package io.dbackup.rest.model;

/** The answer to something done, with a sentence for people. */
public record Done(boolean success, String message) {
  public static Done with(String message) {
    return new Done(true, message);
  }
}

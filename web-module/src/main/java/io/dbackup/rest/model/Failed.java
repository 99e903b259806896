package io.dbackup.rest.model;

/** The answer to a question that another system could not be asked. */
public record Failed(boolean success, String message) {
  public static Failed with(String message) {
    return new Failed(false, message);
  }
}

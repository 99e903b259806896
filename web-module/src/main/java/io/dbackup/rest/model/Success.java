package io.dbackup.rest.model;

/** The answer to something done that has nothing else to say: {@code {"success": true}}. */
public record Success(boolean success) {
  public static Success done() {
    return new Success(true);
  }
}

package io.dbackup.application;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A field of a partial update: not sent, or sent with a new value, which is null when the field is
 * to be cleared. Immutable.
 *
 * @param sent whether the field is to change at all
 * @param value the new value; null clears
 */
public record Change<T>(boolean sent, T value) {
  /** The field stays as it is. */
  public static <T> Change<T> none() {
    return new Change<>(false, null);
  }

  public static <T> Change<T> to(T value) {
    return new Change<>(true, value);
  }

  /** Hands a sent value on, null included. */
  public void apply(Consumer<T> setter) {
    if (sent) {
      setter.accept(value);
    }
  }

  /** The new value; empty when nothing was sent or the field is cleared. */
  public Optional<T> toOptional() {
    return Optional.ofNullable(value);
  }
}

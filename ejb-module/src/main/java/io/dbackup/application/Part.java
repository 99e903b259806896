package io.dbackup.application;

import java.util.List;
import java.util.function.Function;

/**
 * Some rows of a longer list and how long that is, both of one transaction.
 *
 * @param total rows of the whole list
 */
public record Part<T>(List<T> rows, long total) {
  /** The same part of the same list, with each row made into something else. */
  public <R> Part<R> map(Function<? super T, ? extends R> change) {
    return new Part<>(rows.stream().<R>map(change).toList(), total);
  }
}

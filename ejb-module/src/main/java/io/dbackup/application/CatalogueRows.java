package io.dbackup.application;

import io.dbackup.backup.CatalogueFilter;
import io.dbackup.backup.CatalogueOrder;
import io.dbackup.backup.CatalogueRow;
import io.dbackup.persistence.CatalogueRepository;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * All rows of a listing, a thousand or a few in memory at a time. The first ones are read at once,
 * so that a database that does not answer is found out before the answer has begun. Each part
 * starts behind the last row before, so what comes or goes meanwhile shifts nothing. To be gone
 * through once; not thread-safe.
 */
final class CatalogueRows implements Iterable<CatalogueRow> {
  private static final int CHUNK = 1000;

  /** By other columns than time the database goes through all rows for each chunk. */
  private static final int LARGE_CHUNK = 10_000;

  private final CatalogueRepository catalogue;
  private final String destinationId;
  private final CatalogueFilter filter;
  private final CatalogueOrder order;
  private final int size;
  private final List<CatalogueRow> first;

  /**
   * @param size rows that are read at once
   */
  CatalogueRows(
      CatalogueRepository catalogue,
      String destinationId,
      CatalogueFilter filter,
      CatalogueOrder order,
      int size) {
    this.catalogue = catalogue;
    this.destinationId = destinationId;
    this.filter = filter;
    this.order = order;
    this.size = size;
    this.first = after(Optional.empty());
  }

  /** Rows that are read in parts of a fitting size. */
  static CatalogueRows of(
      CatalogueRepository catalogue,
      String destinationId,
      CatalogueFilter filter,
      CatalogueOrder order) {
    boolean byTime = order.column() == CatalogueOrder.Column.CREATED_AT;
    return new CatalogueRows(catalogue, destinationId, filter, order, byTime ? CHUNK : LARGE_CHUNK);
  }

  private List<CatalogueRow> after(Optional<CatalogueRow> last) {
    return catalogue.after(destinationId, filter, order, last, size);
  }

  @Override
  public Iterator<CatalogueRow> iterator() {
    return new Iterator<>() {
      private List<CatalogueRow> chunk = first;
      private int next;

      @Override
      public boolean hasNext() {
        if (next == chunk.size() && chunk.size() == size) {
          chunk = after(Optional.of(chunk.get(size - 1)));
          next = 0;
        }
        return next < chunk.size();
      }

      @Override
      public CatalogueRow next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return chunk.get(next++);
      }
    };
  }
}

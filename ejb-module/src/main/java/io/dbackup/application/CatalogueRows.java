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
 * All rows of a listing, a thousand in memory at a time. The first thousand is read at once, so
 * that a database that does not answer is found out before the answer has begun. Each thousand
 * starts behind the last row before, so what comes or goes meanwhile shifts nothing. To be gone
 * through once; not thread-safe.
 */
final class CatalogueRows implements Iterable<CatalogueRow> {
  static final int CHUNK = 1000;

  private final CatalogueRepository catalogue;
  private final String destinationId;
  private final CatalogueFilter filter;
  private final CatalogueOrder order;
  private final List<CatalogueRow> first;

  CatalogueRows(
      CatalogueRepository catalogue,
      String destinationId,
      CatalogueFilter filter,
      CatalogueOrder order) {
    this.catalogue = catalogue;
    this.destinationId = destinationId;
    this.filter = filter;
    this.order = order;
    this.first = after(Optional.empty());
  }

  private List<CatalogueRow> after(Optional<CatalogueRow> last) {
    return catalogue.after(destinationId, filter, order, last, CHUNK);
  }

  @Override
  public Iterator<CatalogueRow> iterator() {
    return new Iterator<>() {
      private List<CatalogueRow> chunk = first;
      private int next;

      @Override
      public boolean hasNext() {
        if (next == chunk.size() && chunk.size() == CHUNK) {
          chunk = after(Optional.of(chunk.get(CHUNK - 1)));
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

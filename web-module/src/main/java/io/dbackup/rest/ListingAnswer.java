package io.dbackup.rest;

import io.dbackup.application.StorageExplorerService.Foreigners;
import io.dbackup.application.StorageExplorerService.Listing;
import io.dbackup.rest.model.BackupRow;
import io.dbackup.rest.model.ForeignRow;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What lies at a destination, as a bare array that is written row by row, with the number of all
 * rows and the time of the scan in headers. Should reading a later row fail, the connection breaks
 * off: the array has no end then, and no client takes it for a whole one.
 */
final class ListingAnswer {
  private ListingAnswer() {}

  static Response of(Listing listing) {
    return answer(listing.rows(), BackupRow::of, listing.total(), listing.scannedAt());
  }

  /** The total counts objects beyond those that are kept one by one, too. */
  static Response of(Foreigners found) {
    return answer(found.objects(), ForeignRow::of, found.count(), found.scannedAt());
  }

  private static <T> Response answer(
      Iterable<T> rows, Function<T, ? extends Record> form, long total, Instant scannedAt) {
    StreamingOutput content =
        target ->
            AnswerJson.writeRows(
                StreamSupport.stream(rows.spliterator(), false).map(form).iterator(), target);
    return Response.ok(content)
        .header("X-Total-Count", total)
        .header("X-Catalogue-Scanned-At", AnswerJson.time(scannedAt))
        .build();
  }
}

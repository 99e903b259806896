package io.dbackup.rest.model;

import io.dbackup.spi.database.DatabaseStatistics;
import java.util.List;

/** The databases of a server with their sizes. */
public record DatabaseFigures(boolean success, List<Row> databases) {
  public record Row(String name, long sizeBytes, int tableCount) {}

  public static DatabaseFigures of(List<DatabaseStatistics> statistics) {
    return new DatabaseFigures(
        true,
        statistics.stream()
            .map(row -> new Row(row.name(), row.sizeBytes(), row.tableCount()))
            .toList());
  }
}

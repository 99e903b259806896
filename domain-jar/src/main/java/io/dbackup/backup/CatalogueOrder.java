package io.dbackup.backup;

/** In which order a listing is; rows that are equal by it are in the order of their ids. */
public record CatalogueOrder(Column column, boolean ascending) {
  /** Newest first. */
  public static final CatalogueOrder NEWEST_FIRST = new CatalogueOrder(Column.CREATED_AT, false);

  /** What a listing can be sorted by. None of them is ever null. */
  public enum Column {
    CREATED_AT("createdAt"),
    SIZE("storedSize"),
    NAME("path");

    private final String attribute;

    Column(String attribute) {
      this.attribute = attribute;
    }

    /** The attribute of {@link Backup}. */
    public String attribute() {
      return attribute;
    }
  }
}

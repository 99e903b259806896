package io.dbackup.batch.backup;

import static io.dbackup.json.PlatformJson.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;

/**
 * What a run may leave at destinations: the paths it is about to write, and no others. Stored with
 * the execution before the first byte is written, so that whoever clears up after a crash deletes
 * what this run made and nothing else. Immutable.
 *
 * @param places the paths at each destination
 */
public record Leftovers(List<Place> places) {
  public Leftovers {
    places = List.copyOf(places);
  }

  /**
   * Paths at one destination.
   *
   * @param paths in the order of deletion: the manifest first, so that the rest is never taken for
   *     a backup
   */
  public record Place(String destinationId, List<String> paths) {
    public Place {
      Objects.requireNonNull(destinationId);
      paths = List.copyOf(paths);
    }
  }

  /** The same without one path, because it turned out to be somebody else's. */
  public Leftovers without(String destinationId, String path) {
    return new Leftovers(
        places.stream()
            .map(
                place ->
                    place.destinationId().equals(destinationId)
                        ? new Place(
                            destinationId,
                            place.paths().stream().filter(p -> !p.equals(path)).toList())
                        : place)
            .toList());
  }

  /** The form kept with the execution; {@link #parse} reads it back. */
  public String toJson() {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (Place place : places) {
      array.add(
          JSON.createObjectBuilder()
              .add("destinationId", place.destinationId())
              .add("paths", JSON.createArrayBuilder(place.paths())));
    }
    return JSON.createObjectBuilder().add("places", array).build().toString();
  }

  /** Reads what {@link #toJson()} wrote. */
  public static Leftovers parse(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      return new Leftovers(
          json.getJsonArray("places").getValuesAs(JsonObject.class).stream()
              .map(
                  place ->
                      new Place(
                          place.getString("destinationId"),
                          place.getJsonArray("paths").getValuesAs(JsonString.class).stream()
                              .map(JsonString::getString)
                              .toList()))
              .toList());
    }
  }
}

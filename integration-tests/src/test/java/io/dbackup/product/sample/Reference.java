package io.dbackup.product.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The API reference as a table, in the file {@code reference.txt}: for each operation the method
 * and path, the permission, the status of the answer, the body of a request and the form of the
 * answer. Words in braces stand for things that exist.
 */
public final class Reference {
  private static final int COLUMNS = 4;

  private Reference() {}

  /**
   * A row.
   *
   * @param permission of a key with this permission and no other; {@code none} for nobody, {@code
   *     session} for a login
   * @param body JSON; empty for none
   * @param answer an example of it, see {@link io.dbackup.product.client.Shape}; empty when it is
   *     no JSON
   */
  public record Row(
      String method,
      String path,
      String permission,
      int status,
      Optional<String> body,
      Optional<String> answer) {

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /**
   * Reads the table: a row is a line of its first four columns, then lines that begin with {@code
   * >} for the body and {@code <} for the answer.
   */
  public static List<Row> rows(String text) {
    List<Row> rows = new ArrayList<>();
    for (String part : text.split("\n(?=[A-Z])")) {
      String[] lines = part.strip().split("\n");
      String[] columns = lines[0].trim().split("\\s+");
      if (columns.length == COLUMNS && !lines[0].startsWith("#")) {
        rows.add(
            new Row(
                columns[0],
                columns[1],
                columns[2],
                Integer.parseInt(columns[3]),
                json(lines, '>'),
                json(lines, '<')));
      }
    }
    return rows;
  }

  private static Optional<String> json(String[] lines, char mark) {
    StringBuilder json = new StringBuilder();
    for (String line : lines) {
      if (!line.isEmpty() && line.charAt(0) == mark) {
        json.append(line.substring(1));
      }
    }
    return Optional.of(json.toString()).filter(text -> !text.isBlank());
  }
}

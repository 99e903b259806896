package io.dbackup.rest;

import io.dbackup.application.Part;
import jakarta.ws.rs.core.Response;

/**
 * Which part of a long list is wanted: {@code page} from 1, {@code limit} rows each.
 *
 * @param number from 1
 * @param size rows per page
 */
public record Page(int number, int size) {
  private static final int MAX_SIZE = 1000;
  private static final int MAX_NUMBER = 1_000_000;

  /** Reads the two query parameters; INVALID naming the wrong one. */
  public static Page of(String page, String limit, int defaultSize) {
    return new Page(
        QueryParameter.integer("page", page, 1, 1, MAX_NUMBER),
        QueryParameter.integer("limit", limit, defaultSize, 1, MAX_SIZE));
  }

  /** Rows before this page. */
  public int skip() {
    return (number - 1) * size;
  }

  /** The rows as a bare array, with the number of all matching ones in {@code X-Total-Count}. */
  public static Response answer(Part<?> part) {
    return Response.ok(part.rows()).header("X-Total-Count", part.total()).build();
  }
}

package io.dbackup.rest;

import io.dbackup.application.ListingRequest;
import io.dbackup.backup.CatalogueOrder;
import io.dbackup.error.BackupException;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;

/** The query parameters of a storage listing. Reading a wrong one fails with INVALID naming it. */
public class ListingParameters {
  private static final int DEFAULT_ROWS = 100;
  private static final int MAX_SEARCH = 200;

  @QueryParam("typeFilter")
  String typeFilter;

  @QueryParam("search")
  String search;

  @QueryParam("jobId")
  String jobId;

  @QueryParam("from")
  String from;

  @QueryParam("to")
  String to;

  @QueryParam("sort")
  String sort;

  @QueryParam("order")
  String order;

  @QueryParam("page")
  String page;

  @QueryParam("limit")
  String limit;

  @QueryParam("refresh")
  String refresh;

  boolean refresh() {
    return QueryParameter.flag("refresh", refresh, false);
  }

  ListingRequest request() {
    Optional<String> wanted = QueryParameter.text(search);
    if (wanted.filter(text -> text.length() > MAX_SEARCH).isPresent()) {
      throw BackupException.invalid(
          "Parameter search must have at most " + MAX_SEARCH + " characters");
    }
    return new ListingRequest(
        QueryParameter.text(typeFilter),
        wanted,
        QueryParameter.text(jobId),
        QueryParameter.instant("from", from),
        QueryParameter.instant("to", to),
        new CatalogueOrder(column(), ascending()),
        page());
  }

  private CatalogueOrder.Column column() {
    return switch (QueryParameter.text(sort).orElse("createdAt")) {
      case "createdAt" -> CatalogueOrder.Column.CREATED_AT;
      case "size" -> CatalogueOrder.Column.SIZE;
      case "name" -> CatalogueOrder.Column.NAME;
      default -> throw BackupException.invalid("Parameter sort must be createdAt, size or name");
    };
  }

  private boolean ascending() {
    return switch (QueryParameter.text(order).orElse("desc")) {
      case "asc" -> true;
      case "desc" -> false;
      default -> throw BackupException.invalid("Parameter order must be asc or desc");
    };
  }

  private Optional<ListingRequest.Page> page() {
    if (QueryParameter.text(page).isEmpty() && QueryParameter.text(limit).isEmpty()) {
      return Optional.empty();
    }
    Page wanted = Page.of(page, limit, DEFAULT_ROWS);
    return Optional.of(new ListingRequest.Page(wanted.skip(), wanted.size()));
  }
}

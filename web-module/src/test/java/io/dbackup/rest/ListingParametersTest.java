package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.application.ListingRequest;
import io.dbackup.backup.CatalogueOrder;
import io.dbackup.backup.CatalogueOrder.Column;
import io.dbackup.error.BackupException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListingParametersTest {
  private final ListingParameters parameters = new ListingParameters();

  @Test
  void withoutParametersEverythingShouldBeListedNewestFirst() {
    assertThat(parameters.request()).isEqualTo(ListingRequest.all());
    assertThat(parameters.refresh()).isFalse();
  }

  @Test
  void everyParameterShouldReachTheListing() {
    parameters.typeFilter = "postgres";
    parameters.search = " shop ";
    parameters.jobId = "job-1";
    parameters.from = "2026-11-01T00:00:00Z";
    parameters.to = "2026-11-02T01:00:00+01:00";
    parameters.sort = "size";
    parameters.order = "asc";
    parameters.page = "3";
    parameters.limit = "50";
    parameters.refresh = "true";

    assertThat(parameters.request())
        .isEqualTo(
            new ListingRequest(
                Optional.of("postgres"),
                Optional.of("shop"),
                Optional.of("job-1"),
                Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
                Optional.of(Instant.parse("2026-11-02T00:00:00Z")),
                new CatalogueOrder(Column.SIZE, true),
                Optional.of(new ListingRequest.Page(100, 50))));
    assertThat(parameters.refresh()).isTrue();
  }

  @Test
  void aPageWithoutALimitShouldHaveAHundredRows() {
    parameters.page = "2";

    assertThat(parameters.request().page()).contains(new ListingRequest.Page(100, 100));
  }

  @Test
  void wrongParametersShouldBeNamed() {
    parameters.sort = "checksum";
    assertInvalid("sort");
    parameters.sort = "name";
    parameters.order = "up";
    assertInvalid("order");
    parameters.order = "desc";
    parameters.limit = "0";
    assertInvalid("limit");
    parameters.limit = "10";
    parameters.page = "x";
    assertInvalid("page");
    parameters.page = "1";
    parameters.from = "yesterday";
    assertInvalid("from");
    parameters.from = null;
    parameters.to = "2026-11-01";
    assertInvalid("to");
    parameters.to = null;
    parameters.search = "x".repeat(201);
    assertInvalid("search");
  }

  private void assertInvalid(String name) {
    assertThatThrownBy(parameters::request)
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("Parameter " + name + " ");
  }
}

package io.dbackup.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPageFilterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Range",
        "range",
        "If-Range",
        "If-Match",
        "If-None-Match",
        "If-Modified-Since",
        "If-Unmodified-Since"
      })
  void aPartOfAnErrorCannotBeAskedFor(String header) {
    HttpServletRequest request =
        ErrorPageFilter.plain(TestRequest.of("GET", "/api/x").header(header, "bytes=9-1").build());

    assertThat(request.getHeader(header)).isNull();
    assertThat(request.getDateHeader(header)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"PUT,GET", "DELETE,GET", "PROPFIND,GET", "GET,GET", "HEAD,HEAD"})
  void thePageShouldBeReadWhateverWasToBeDone(String method, String read) {
    HttpServletRequest request = ErrorPageFilter.plain(TestRequest.of(method, "/api/x").build());

    assertThat(request.getMethod()).isEqualTo(read);
  }

  @Test
  void otherHeadersShouldStay() {
    HttpServletRequest request =
        ErrorPageFilter.plain(TestRequest.of("GET", "/api/x").header("Accept", "*/*").build());

    assertThat(request.getHeader("Accept")).isEqualTo("*/*");
  }
}

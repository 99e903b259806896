package io.dbackup.rest.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.config.InstanceSettings;
import io.dbackup.error.BackupException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginFilterTest {

  private static TestRequest bySession(String method) {
    return TestRequest.of(method, "/api/jobs")
        .attribute(SessionCookie.USED, true)
        .header("Host", "backup.example:8080");
  }

  private static void filter(TestRequest request) {
    OriginFilter filter = new OriginFilter();
    filter.servletRequest = request.build();
    filter.addresses = Proxies.trusted();
    Map<String, String> settings = Map.of("dbackup.public-url", "https://public.example");
    filter.settings = new InstanceSettings(name -> Optional.ofNullable(settings.get(name)));
    filter.filter(null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "something-new"})
  void aWriteFromAForeignPageShouldBeRefused(String site) {
    assertThatThrownBy(() -> filter(bySession("POST").header("Sec-Fetch-Site", site)))
        .isInstanceOf(BackupException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "http://backup.example:8081",
        "http://backup.example",
        "%%%"
      })
  void aWriteFromAForeignOriginShouldBeRefused(String origin) {
    assertThatThrownBy(() -> filter(bySession("DELETE").header("Origin", origin)))
        .isInstanceOf(BackupException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site,same-origin",
    "Sec-Fetch-Site,none",
    "Origin,http://backup.example:8080",
    "Origin,https://public.example",
    "X-Nothing,programs that are no browsers say nothing"
  })
  void aWriteFromOnesOwnPageShouldGoThrough(String header, String value) {
    assertThatCode(() -> filter(bySession("PUT").header(header, value))).doesNotThrowAnyException();
  }

  @Test
  void readingShouldGoThrough() {
    assertThatCode(() -> filter(bySession("GET").header("Sec-Fetch-Site", "cross-site")))
        .doesNotThrowAnyException();
  }

  @Test
  void aRequestWithAKeyShouldGoThrough() {
    assertThatCode(
            () ->
                filter(TestRequest.of("POST", "/api/jobs").header("Sec-Fetch-Site", "cross-site")))
        .doesNotThrowAnyException();
  }

  @Test
  void aForeignPageShouldNotLogAnybodyIn() {
    assertThatThrownBy(
            () ->
                filter(
                    TestRequest.of("POST", "/api/auth/login")
                        .header("Sec-Fetch-Site", "cross-site")))
        .isInstanceOf(BackupException.class);
  }
}

package io.dbackup.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
  private final ClientAddress direct = Proxies.trusted();
  private final ClientAddress proxied = Proxies.trusted("10.0.0.0/8", "::1");

  @Test
  void withoutATrustedProxyTheHeadersShouldNotCount() {
    var request =
        TestRequest.of("GET", "/api/jobs")
            .from("203.0.113.9")
            .header("X-Forwarded-For", "198.51.100.1")
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "evil.example")
            .header("Host", "real.example")
            .build();
    for (ClientAddress addresses : List.of(direct, proxied)) {
      assertThat(addresses.of(request)).isEqualTo("203.0.113.9");
      assertThat(addresses.secure(request)).isFalse();
      assertThat(addresses.host(request)).isEqualTo("real.example");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.1 | 198.51.100.1",
        "198.51.100.1, 10.1.1.1 | 198.51.100.1",
        "1.2.3.4, 198.51.100.1 | 198.51.100.1",
        "2001:db8::5 | 2001:db8::5",
        "10.2.2.2 | 10.2.2.2",
        "198.51.100.1, unknown | 10.0.0.7",
        "a.name.example | 10.0.0.7"
      })
  void theFirstAddressFromTheRightThatIsNoProxyShouldBeTheClient(String header, String client) {
    var request =
        TestRequest.of("GET", "/api/jobs")
            .from("10.0.0.7")
            .header("X-Forwarded-For", header)
            .build();
    assertThat(proxied.of(request)).isEqualTo(client);
  }

  @Test
  void severalHeadersShouldBeReadAsOne() {
    var request =
        TestRequest.of("GET", "/api/jobs")
            .from("::1")
            .header("X-Forwarded-For", "1.2.3.4")
            .header("X-Forwarded-For", "198.51.100.1, 10.0.0.1")
            .build();
    assertThat(proxied.of(request)).isEqualTo("198.51.100.1");
  }

  @Test
  void aTrustedProxyShouldTellTheProtocolAndTheHost() {
    var request =
        TestRequest.of("GET", "/api/jobs")
            .from("10.0.0.7")
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "backup.example")
            .build();
    assertThat(proxied.secure(request)).isTrue();
    assertThat(proxied.host(request)).isEqualTo("backup.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "10.0.0.0/33", "10.0.0/8", "10.0.0.1/x", "::1/129", "1.2.3.4.5"})
  void aProxyThatIsNoAddressShouldStopTheStart(String proxy) {
    assertThatThrownBy(() -> Proxies.trusted(proxy))
        .hasMessageContaining("DBACKUP_TRUSTED_PROXIES");
  }
}

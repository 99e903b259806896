package io.dbackup.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.error.BackupException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceSettingsTest {

  private static InstanceSettings of(Map<String, String> values) {
    return new InstanceSettings(name -> Optional.ofNullable(values.get(name)));
  }

  @Test
  void nothingSetShouldGiveTheDocumentedDefaults() {
    InstanceSettings settings = of(Map.of());
    assertThat(settings.timeZone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(settings.get(Settings.MAX_CONCURRENT_JOBS)).isEqualTo(2);
    assertThat(settings.publicUrl()).isEmpty();
    assertThat(settings.get(Settings.AUTH_RATE))
        .isEqualTo(new RateLimit(5, Duration.ofSeconds(60)));
    assertThat(settings.get(Settings.READ_RATE))
        .isEqualTo(new RateLimit(100, Duration.ofSeconds(60)));
    assertThat(settings.get(Settings.WRITE_RATE))
        .isEqualTo(new RateLimit(20, Duration.ofSeconds(60)));
    assertThat(settings.get(Settings.REVEAL_SECRETS)).isEqualTo(RevealSecrets.WRITERS);
    assertThat(settings.get(Settings.TRUSTED_PROXIES)).isEmpty();
    assertThat(settings.encryptionKey()).isEmpty();
    assertThat(settings.dataDirectory()).isAbsolute();
  }

  @Test
  void aValueShouldBeReadFromTheFileOfItsTwin(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "from the file\n");
    assertThat(of(Map.of("dbackup.admin-password.file", file.toString())).adminPassword())
        .contains("from the file");
  }

  @Test
  void aValueThatIsSetShouldWinOverItsTwin(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "from the file");
    assertThat(
            of(Map.of(
                    "dbackup.admin-password",
                    "direct",
                    "dbackup.admin-password.file",
                    file.toString()))
                .adminPassword())
        .contains("direct");
  }

  @Test
  void aTwinThatCannotBeReadShouldBeNamed() {
    InstanceSettings settings = of(Map.of("dbackup.encryption-key.file", "/no/such/file"));
    assertThatThrownBy(settings::encryptionKey)
        .hasMessageContaining("DBACKUP_ENCRYPTION_KEY_FILE")
        .hasMessageContaining("/no/such/file");
  }

  @ParameterizedTest
  @CsvSource({
    "dbackup.timezone,Mars/Olympus,DBACKUP_TIMEZONE",
    "dbackup.max-concurrent-jobs,0,DBACKUP_MAX_CONCURRENT_JOBS",
    "dbackup.max-concurrent-jobs,many,DBACKUP_MAX_CONCURRENT_JOBS",
    "dbackup.public-url,ftp://x,DBACKUP_PUBLIC_URL",
    "dbackup.public-url,backup.example.com,DBACKUP_PUBLIC_URL",
    "dbackup.rate-limit.read,100,DBACKUP_RATE_LIMIT_READ",
    "dbackup.rate-limit.read,100/0,DBACKUP_RATE_LIMIT_READ",
    "dbackup.rate-limit.write,-1/60,DBACKUP_RATE_LIMIT_WRITE",
    "dbackup.trusted-proxies,10.0.0.0/99,DBACKUP_TRUSTED_PROXIES",
    "dbackup.api.reveal-secrets,everybody,DBACKUP_API_REVEAL_SECRETS"
  })
  void aWrongValueShouldStopTheStartAndBeNamed(String name, String value, String variable) {
    assertThatThrownBy(() -> of(Map.of(name, value)))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(variable);
  }

  @Test
  void zeroShouldTurnALimitOff() {
    assertThat(of(Map.of("dbackup.rate-limit.read", "0")).get(Settings.READ_RATE).off()).isTrue();
    assertThat(of(Map.of("dbackup.rate-limit.read", "0/60")).get(Settings.READ_RATE).off())
        .isTrue();
  }

  @Test
  void thePublicUrlShouldLoseASlashAtItsEnd() {
    assertThat(of(Map.of("dbackup.public-url", "https://backup.example.com/")).publicUrl())
        .hasValueSatisfying(url -> assertThat(url).hasToString("https://backup.example.com"));
  }

  @Test
  void proxiesShouldBeListedWithCommas() {
    assertThat(
            of(Map.of("dbackup.trusted-proxies", "10.0.0.0/8, ::1,")).get(Settings.TRUSTED_PROXIES))
        .hasSize(2);
  }
}

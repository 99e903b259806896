package io.dbackup.config;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What the operator set for this instance, from the environment or any other MicroProfile Config
 * source; every setting can also be given as a file, see {@link SettingSource}. Read once, when the
 * application starts: a wrong value stops the start with a message that names the setting.
 * Thread-safe.
 */
@ApplicationScoped
public class InstanceSettings {
  private static final int MAX_CONCURRENT = 64;

  private SettingSource source;
  private Path dataDirectory;
  private ZoneId timeZone;
  private int maxConcurrentJobs;
  private Optional<URI> publicUrl;
  private RateLimit authRate;
  private RateLimit readRate;
  private RateLimit writeRate;
  private List<String> trustedProxies;
  private RevealSecrets revealSecrets;
  private Duration sessionIdle;
  private Duration sessionLength;
  private int minimumPasswordLength;

  /** For the container. */
  public InstanceSettings() {}

  /** Settings from any source, for tests. */
  public InstanceSettings(Function<String, Optional<String>> values) {
    read(values);
  }

  @PostConstruct
  void readConfiguration() {
    Config config = ConfigProvider.getConfig();
    read(name -> config.getOptionalValue(name, String.class));
  }

  private void read(Function<String, Optional<String>> values) {
    source = new SettingSource(values);
    dataDirectory = new DataDirectory(source).path();
    timeZone = zone();
    maxConcurrentJobs = source.integer("dbackup.max-concurrent-jobs", 2, 1, MAX_CONCURRENT);
    publicUrl = source.text("dbackup.public-url").map(InstanceSettings::url);
    authRate = rate("dbackup.rate-limit.auth", "5/60");
    readRate = rate("dbackup.rate-limit.read", "100/60");
    writeRate = rate("dbackup.rate-limit.write", "20/60");
    trustedProxies = list("dbackup.trusted-proxies");
    revealSecrets = reveal();
    sessionIdle =
        Duration.ofMinutes(
            source.integer("dbackup.session.idle-minutes", 24 * 60, 5, 90 * 24 * 60));
    sessionLength = Duration.ofHours(source.integer("dbackup.session.hours", 7 * 24, 1, 90 * 24));
    minimumPasswordLength = source.integer("dbackup.password.min-length", 8, 8, 128);
  }

  /**
   * Where the generated master key and other files of the instance live; absolute, may not exist
   * yet.
   */
  public Path dataDirectory() {
    return dataDirectory;
  }

  /**
   * The master key as configured, 64 hexadecimal digits; empty when it shall be kept in the data
   * directory.
   */
  public Optional<String> encryptionKey() {
    return source.text("dbackup.encryption-key");
  }

  public Optional<String> adminEmail() {
    return source.text("dbackup.admin-email");
  }

  public Optional<String> adminPassword() {
    return source.text("dbackup.admin-password");
  }

  /** The URL under which users reach this instance, without a slash at its end. */
  public Optional<URI> publicUrl() {
    return publicUrl;
  }

  /** In which schedules run and days are counted. */
  public ZoneId timeZone() {
    return timeZone;
  }

  /** Backups, restores and verifications together. */
  public int maxConcurrentJobs() {
    return maxConcurrentJobs;
  }

  public RateLimit authRate() {
    return authRate;
  }

  public RateLimit readRate() {
    return readRate;
  }

  public RateLimit writeRate() {
    return writeRate;
  }

  /** Addresses or CIDR ranges of the proxies whose forwarding headers are believed. */
  public List<String> trustedProxies() {
    return trustedProxies;
  }

  public RevealSecrets revealSecrets() {
    return revealSecrets;
  }

  /** How long a session may be left alone. */
  public Duration sessionIdle() {
    return sessionIdle;
  }

  /** How long a session lasts at most. */
  public Duration sessionLength() {
    return sessionLength;
  }

  public int minimumPasswordLength() {
    return minimumPasswordLength;
  }

  /**
   * Any other setting by its name, such as {@code dbackup.stall-minutes}; its {@code .file} twin
   * counts too.
   */
  public Optional<String> text(String name) {
    return source.text(name);
  }

  /**
   * Any other whole number by its name; an error that names the setting when it is none or out of
   * range.
   */
  public int integer(String name, int otherwise, int least, int most) {
    return source.integer(name, otherwise, least, most);
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(source.text("dbackup.timezone").orElse("UTC"));
    } catch (DateTimeException e) {
      throw SettingSource.wrong(
          "dbackup.timezone", "must be a time zone such as UTC or Europe/Berlin");
    }
  }

  private RateLimit rate(String name, String otherwise) {
    return RateLimit.parse(name, source.text(name).orElse(otherwise));
  }

  private List<String> list(String name) {
    return source.text(name).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private RevealSecrets reveal() {
    String word = source.text("dbackup.api.reveal-secrets").orElse("writers");
    return Arrays.stream(RevealSecrets.values())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                SettingSource.wrong(
                    "dbackup.api.reveal-secrets", "must be never, writers or readers"));
  }

  private static URI url(String text) {
    try {
      URI uri = URI.create(text.replaceAll("/+$", ""));
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw SettingSource.wrong(
          "dbackup.public-url", "must be a URL such as https://backup.example.com");
    }
    throw SettingSource.wrong(
        "dbackup.public-url", "must be a URL such as https://backup.example.com");
  }
}

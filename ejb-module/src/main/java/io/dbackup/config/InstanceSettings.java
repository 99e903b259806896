package io.dbackup.config;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What was set for this instance. The operator's word, from the environment or any other
 * MicroProfile Config source, is read once when the application starts and cannot be changed by
 * anybody else; a wrong one stops the start with a message that names the setting. What it leaves
 * open an administrator may change at any time, see {@link Settings}. Every setting can also be
 * given as a file, see {@link SettingSource}. Thread-safe.
 */
@ApplicationScoped
public class InstanceSettings {
  private static final System.Logger LOG = System.getLogger(InstanceSettings.class.getName());

  /** Where a value comes from. */
  public enum Origin {
    ENVIRONMENT,
    STORED,
    DEFAULT
  }

  private record Parsed(String text, Object value) {}

  @Inject StoredSettings stored;

  private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();
  private SettingSource source;
  private Path dataDirectory;

  /** For the container. */
  public InstanceSettings() {}

  /** Settings from any source and nothing stored, for tests. */
  public InstanceSettings(Function<String, Optional<String>> values) {
    this(values, null);
  }

  InstanceSettings(Function<String, Optional<String>> values, StoredSettings stored) {
    this.stored = stored;
    read(values);
  }

  @PostConstruct
  void readConfiguration() {
    Config config = ConfigProvider.getConfig();
    // Sources of a server are slow to ask, and what the operator said holds until the next start.
    Map<String, Optional<String>> known = new HashMap<>();
    for (Setting<?> setting : Settings.all()) {
      for (String name : List.of(setting.name(), SettingSource.twin(setting.name()))) {
        known.put(name, config.getOptionalValue(name, String.class));
      }
    }
    read(
        name ->
            known.containsKey(name)
                ? known.get(name)
                : config.getOptionalValue(name, String.class));
  }

  private void read(Function<String, Optional<String>> values) {
    source = new SettingSource(values);
    dataDirectory = new DataDirectory(source).path();
    Settings.all().forEach(this::requireGood);
  }

  private void requireGood(Setting<?> setting) {
    source
        .text(setting.name())
        .filter(text -> setting.tryRead(text).isEmpty())
        .ifPresent(
            text -> {
              throw SettingSource.wrong(setting.name(), setting.rule());
            });
  }

  /** The value of a setting that always has one. */
  public <T> T get(Setting<T> setting) {
    return find(setting)
        .orElseThrow(() -> new IllegalStateException(setting.name() + " has no value"));
  }

  /** The value of a setting; empty when nobody gave it one and there is no default. */
  public <T> Optional<T> find(Setting<T> setting) {
    return text(setting).map(text -> parsed(setting, text));
  }

  /** The value as text. */
  public Optional<String> text(Setting<?> setting) {
    return switch (origin(setting)) {
      case ENVIRONMENT -> source.text(setting.name());
      case STORED -> storedText(setting);
      case DEFAULT -> setting.otherwise();
    };
  }

  /** Whose value it is. */
  public Origin origin(Setting<?> setting) {
    if (source.text(setting.name()).isPresent()) {
      return Origin.ENVIRONMENT;
    }
    return storedText(setting).isPresent() ? Origin.STORED : Origin.DEFAULT;
  }

  /** One that does not fit, stored by another version, counts as none. */
  private Optional<String> storedText(Setting<?> setting) {
    Optional<String> text = stored == null ? Optional.empty() : stored.text(setting.name());
    Optional<String> good = text.filter(value -> setting.tryRead(value).isPresent());
    if (text.isPresent() && good.isEmpty()) {
      LOG.log(System.Logger.Level.DEBUG, "The stored value of {0} is ignored", setting.name());
    }
    return good;
  }

  @SuppressWarnings("unchecked") // What is kept under a setting's name was read by that setting.
  private <T> T parsed(Setting<T> setting, String text) {
    Parsed known = parsed.get(setting.name());
    if (known == null || !known.text().equals(text)) {
      known = new Parsed(text, setting.read(text));
      parsed.put(setting.name(), known);
    }
    return (T) known.value();
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

  /** The port this server was told to listen on. */
  public Optional<String> httpPort() {
    return source.text("dbackup.http.port");
  }

  /** The URL under which users reach this instance, without a slash at its end. */
  public Optional<URI> publicUrl() {
    return find(Settings.PUBLIC_URL);
  }

  /** In which schedules run and days are counted. */
  public ZoneId timeZone() {
    return get(Settings.TIME_ZONE);
  }

  /** How long a session may be left alone. */
  public Duration sessionIdle() {
    return Duration.ofMinutes(get(Settings.SESSION_IDLE));
  }

  /** How long a session lasts at most. */
  public Duration sessionLength() {
    return Duration.ofHours(get(Settings.SESSION_LENGTH));
  }

  /**
   * Any other setting by its name, for what only the operator may set; its {@code .file} twin
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
}

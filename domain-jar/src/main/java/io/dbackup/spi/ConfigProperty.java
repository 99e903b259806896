package io.dbackup.spi;

import java.util.List;
import java.util.Objects;

/**
 * One configuration property that an adapter declares.
 *
 * @param name the key in the configuration
 * @param label short caption
 * @param help one sentence for the form, may be empty
 * @param type kind of value
 * @param required whether a value must be given
 * @param secret whether the value is encrypted at rest and masked on the way out
 * @param defaultValue the value used when none is given, as text; null when there is none
 * @param options the allowed values of a {@link PropertyType#CHOICE}, otherwise empty
 * @param aliases other keys accepted on the way in and stored under {@code name}
 */
public record ConfigProperty(
    String name,
    String label,
    String help,
    PropertyType type,
    boolean required,
    boolean secret,
    String defaultValue,
    List<String> options,
    List<String> aliases) {

  public ConfigProperty {
    Objects.requireNonNull(name);
    Objects.requireNonNull(label);
    Objects.requireNonNull(help);
    Objects.requireNonNull(type);
    options = List.copyOf(options);
    aliases = List.copyOf(aliases);
    if ((type == PropertyType.CHOICE) == options.isEmpty()) {
      throw new IllegalArgumentException(
          "Property " + name + ": options go with CHOICE, and only with it");
    }
  }

  public static ConfigProperty text(String name, String label, String help) {
    return new ConfigProperty(
        name, label, help, PropertyType.TEXT, false, false, null, List.of(), List.of());
  }

  public static ConfigProperty integer(String name, String label, String help) {
    return new ConfigProperty(
        name, label, help, PropertyType.INTEGER, false, false, null, List.of(), List.of());
  }

  public static ConfigProperty flag(String name, String label, String help) {
    return new ConfigProperty(
        name, label, help, PropertyType.BOOLEAN, false, false, null, List.of(), List.of());
  }

  public static ConfigProperty list(String name, String label, String help) {
    return new ConfigProperty(
        name, label, help, PropertyType.LIST, false, false, null, List.of(), List.of());
  }

  public static ConfigProperty choice(
      String name, String label, String help, List<String> options) {
    return new ConfigProperty(
        name, label, help, PropertyType.CHOICE, false, false, null, options, List.of());
  }

  public ConfigProperty asRequired() {
    return new ConfigProperty(
        name, label, help, type, true, secret, defaultValue, options, aliases);
  }

  public ConfigProperty asSecret() {
    return new ConfigProperty(
        name, label, help, type, required, true, defaultValue, options, aliases);
  }

  public ConfigProperty withDefault(String value) {
    return new ConfigProperty(name, label, help, type, required, secret, value, options, aliases);
  }

  public ConfigProperty withAliases(String... names) {
    return new ConfigProperty(
        name, label, help, type, required, secret, defaultValue, options, List.of(names));
  }
}

package io.dbackup.spi;

import io.dbackup.error.BackupException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of one adapter, validated, with defaults applied and secrets in the clear.
 * Immutable and thread-safe. {@link #toString()} shows no value.
 *
 * <p>Values are {@link String}, {@link Long}, {@link Boolean} or a {@link List} of strings, by
 * declared type.
 */
public final class AdapterProperties {
  private final Map<String, Object> values;

  public AdapterProperties(Map<String, ?> values) {
    this.values = Map.copyOf(values);
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable((String) values.get(name)).filter(value -> !value.isEmpty());
  }

  /** The text, or an INVALID error that names the property. */
  public String requiredText(String name) {
    return text(name).orElseThrow(() -> BackupException.invalid("config." + name + " is required"));
  }

  public Optional<Integer> integer(String name) {
    return Optional.ofNullable((Long) values.get(name)).map(Math::toIntExact);
  }

  public boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** The list, empty when not given. */
  @SuppressWarnings("unchecked")
  public List<String> list(String name) {
    return (List<String>) values.getOrDefault(name, List.of());
  }

  /** The same properties with some values replaced, for example by privileged credentials. */
  public AdapterProperties with(Map<String, ?> replacements) {
    Map<String, Object> merged = new java.util.HashMap<>(values);
    merged.putAll(replacements);
    return new AdapterProperties(merged);
  }

  @Override
  public String toString() {
    return "AdapterProperties" + values.keySet();
  }
}

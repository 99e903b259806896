package io.dbackup.adapter;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.error.BackupException;
import io.dbackup.spi.Adapter;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.vault.SecretCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Guards the configurations of adapters: validates what comes in by the declared properties,
 * encrypts declared secrets before they are stored, and opens them for those who connect. Nobody
 * else reads or writes the stored form. Thread-safe.
 */
@ApplicationScoped
public class ConfigVault {
  /** Shown instead of a secret; sent back, it keeps the stored value. */
  public static final String MASK = "********";

  private static final System.Logger LOG = System.getLogger(ConfigVault.class.getName());

  @Inject SecretCipher cipher;
  @Inject AdapterRegistry registry;

  /**
   * A configuration made of stored and given values, to be tried and perhaps never stored.
   *
   * @param usesStoredSecrets whether a secret in it was not given but taken from the store
   * @param changed whether any value differs from the stored configuration
   */
  public record Trial(AdapterProperties properties, boolean usesStoredSecrets, boolean changed) {}

  /**
   * The form to store for a new configuration. INVALID, naming the property, when it is not one.
   *
   * @param configId the id of the row it will be stored in; its secrets can be read only there
   */
  public String seal(String configId, Adapter adapter, JsonObject given) {
    DeclaredProperties declared = declared(adapter);
    return store(configId, declared, merge(declared, Map.of(), given));
  }

  /**
   * The form to store after changes: keys given replace stored ones, null clears, the mask keeps.
   */
  public String merge(AdapterConfig stored, JsonObject changes) {
    DeclaredProperties declared = declared(registry.require(stored.adapterId()));
    return store(stored.id(), declared, merge(declared, values(stored, declared), changes));
  }

  /** The configuration in the clear, for connecting. */
  public AdapterProperties open(AdapterConfig stored) {
    DeclaredProperties declared = declared(registry.require(stored.adapterId()));
    return new AdapterProperties(declared.complete(values(stored, declared)));
  }

  /** A configuration that is not stored, for trying it out. */
  public AdapterProperties open(Adapter adapter, JsonObject given) {
    DeclaredProperties declared = declared(adapter);
    return new AdapterProperties(merge(declared, Map.of(), given));
  }

  /** What {@link #merge(AdapterConfig, JsonObject)} would make of it, without storing it. */
  public Trial tryOut(AdapterConfig stored, JsonObject changes) {
    DeclaredProperties declared = declared(registry.require(stored.adapterId()));
    Map<String, Object> before = declared.complete(values(stored, declared));
    Map<String, Object> given = withoutMasks(declared, declared.read(changes));
    Map<String, Object> after = merge(declared, before, changes);
    boolean usesStoredSecrets =
        declared.all().stream()
            .filter(ConfigProperty::secret)
            .map(ConfigProperty::name)
            .anyMatch(name -> after.containsKey(name) && !given.containsKey(name));
    return new Trial(new AdapterProperties(after), usesStoredSecrets, !after.equals(before));
  }

  /**
   * The configuration for an answer.
   *
   * @param reveal whether secrets are shown in the clear; otherwise as {@link #MASK}
   */
  public JsonObject show(AdapterConfig stored, boolean reveal) {
    Optional<Adapter> adapter = registry.find(stored.adapterId());
    if (adapter.isEmpty()) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    JsonObject sealed = parse(stored.storedConfig());
    JsonObjectBuilder shown = JSON.createObjectBuilder();
    for (ConfigProperty property : adapter.get().configProperties()) {
      String name = property.name();
      if (sealed.containsKey(name)) {
        if (!property.secret()) {
          shown.add(name, sealed.get(name));
        } else {
          shown.add(name, reveal ? revealed(stored, name, sealed) : MASK);
        }
      }
    }
    return shown.build();
  }

  /**
   * The whole configuration, to be taken elsewhere; defaults are in it. INTEGRITY when a secret
   * cannot be read, INVALID when there is no such kind of adapter.
   *
   * @param secrets whether secrets are in it, in the clear, or are left out
   */
  public JsonObject export(AdapterConfig stored, boolean secrets) {
    DeclaredProperties declared = declared(registry.require(stored.adapterId()));
    Map<String, Object> values = declared.complete(values(stored, declared));
    JsonObjectBuilder whole = JSON.createObjectBuilder();
    for (ConfigProperty property : declared.all()) {
      if (values.containsKey(property.name()) && (secrets || !property.secret())) {
        whole.add(property.name(), DeclaredProperties.toJson(values.get(property.name())));
      }
    }
    return whole.build();
  }

  /** Names of the secrets that a stored configuration holds. */
  public List<String> secrets(AdapterConfig stored) {
    JsonObject sealed = parse(stored.storedConfig());
    return registry.require(stored.adapterId()).configProperties().stream()
        .filter(property -> property.secret() && sealed.containsKey(property.name()))
        .map(ConfigProperty::name)
        .toList();
  }

  /**
   * The form to store for a configuration that was exported; INVALID, naming the property, when it
   * is not one. A secret may be missing although it is required.
   *
   * @param configId the id of the row it will be stored in
   * @param keptSecrets the row whose secrets are kept where the export has none; empty for none
   */
  public String sealExported(
      String configId, Adapter adapter, JsonObject exported, Optional<AdapterConfig> keptSecrets) {
    DeclaredProperties declared = declared(adapter);
    Map<String, Object> values = new LinkedHashMap<>();
    keptSecrets.ifPresent(stored -> values.putAll(values(stored, declared)));
    declared.all().stream()
        .filter(property -> !property.secret())
        .forEach(property -> values.remove(property.name()));
    values.putAll(declared.read(exported));
    Map<String, Object> complete = declared.complete(values);
    declared.requireAllButSecrets(complete);
    return store(configId, declared, complete);
  }

  private String revealed(AdapterConfig stored, String name, JsonObject sealed) {
    try {
      return cipher.decrypt(sealed.getString(name), context(stored.id(), name));
    } catch (BackupException unreadable) {
      // One unreadable secret must not hide all other adapters from the person who has to mend it.
      LOG.log(
          System.Logger.Level.WARNING,
          "Secret {0} of adapter {1}: {2}",
          name,
          stored.id(),
          unreadable.getMessage());
      return MASK;
    }
  }

  private static Map<String, Object> merge(
      DeclaredProperties declared, Map<String, Object> before, JsonObject changes) {
    Map<String, Object> merged = new LinkedHashMap<>(before);
    merged.putAll(withoutMasks(declared, declared.read(changes)));
    Map<String, Object> complete = declared.complete(merged);
    declared.requireAll(complete);
    return complete;
  }

  private static Map<String, Object> withoutMasks(
      DeclaredProperties declared, Map<String, Object> given) {
    declared.all().stream()
        .filter(property -> property.secret() && MASK.equals(given.get(property.name())))
        .forEach(property -> given.remove(property.name()));
    return given;
  }

  private String store(String configId, DeclaredProperties declared, Map<String, Object> values) {
    JsonObjectBuilder stored = JSON.createObjectBuilder();
    for (ConfigProperty property : declared.all()) {
      Object value = values.get(property.name());
      if (value != null && property.secret()) {
        stored.add(
            property.name(), cipher.encrypt((String) value, context(configId, property.name())));
      } else if (value != null) {
        stored.add(property.name(), DeclaredProperties.toJson(value));
      }
    }
    return stored.build().toString();
  }

  private Map<String, Object> values(AdapterConfig stored, DeclaredProperties declared) {
    JsonObject sealed = parse(stored.storedConfig());
    Map<String, Object> values = declared.read(withoutSecrets(declared, sealed));
    for (ConfigProperty property : declared.all()) {
      if (property.secret() && sealed.containsKey(property.name())) {
        values.put(
            property.name(),
            cipher.decrypt(
                sealed.getString(property.name()), context(stored.id(), property.name())));
      }
    }
    return values;
  }

  private static JsonObject withoutSecrets(DeclaredProperties declared, JsonObject sealed) {
    JsonObjectBuilder plain = JSON.createObjectBuilder(sealed);
    declared.all().stream()
        .filter(ConfigProperty::secret)
        .forEach(property -> plain.remove(property.name()));
    return plain.build();
  }

  private static DeclaredProperties declared(Adapter adapter) {
    return new DeclaredProperties(adapter.configProperties());
  }

  private static String context(String configId, String property) {
    return "adapter:" + configId + ":" + property;
  }

  private static JsonObject parse(String json) {
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}

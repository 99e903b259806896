package io.dbackup.rest.model;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.spi.Adapter;
import io.dbackup.spi.ConfigProperty;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;

/** A kind of adapter that can be configured, with everything a form needs. */
public record AdapterKind(
    String id, String name, String type, List<String> aliases, List<Property> properties) {

  /**
   * @param defaultValue of the property's own type; null when there is none
   */
  public record Property(
      String name,
      String label,
      String help,
      String type,
      boolean required,
      boolean secret,
      JsonValue defaultValue,
      List<String> options) {

    static Property of(ConfigProperty property) {
      return new Property(
          property.name(),
          property.label(),
          property.help(),
          property.type().name().toLowerCase(Locale.ROOT),
          property.required(),
          property.secret(),
          typedDefault(property),
          property.options());
    }

    private static JsonValue typedDefault(ConfigProperty property) {
      String text = property.defaultValue();
      if (text == null) {
        return JsonValue.NULL;
      }
      return switch (property.type()) {
        case INTEGER -> JSON.createValue(Long.parseLong(text));
        case BOOLEAN -> Boolean.parseBoolean(text) ? JsonValue.TRUE : JsonValue.FALSE;
        case LIST -> JSON.createArrayBuilder(List.of(text.split(","))).build();
        case TEXT, MULTILINE, CHOICE -> JSON.createValue(text);
      };
    }
  }

  public static AdapterKind of(Adapter adapter) {
    return new AdapterKind(
        adapter.id(),
        adapter.displayName(),
        adapter.type().apiName(),
        adapter.aliases().stream().sorted().toList(),
        adapter.configProperties().stream().map(Property::of).toList());
  }
}

package io.dbackup.delivery;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.spi.notification.Notification;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A message as it is kept in the outbox. */
final class NotificationJson {
  private NotificationJson() {}

  static String write(Notification notification) {
    JsonArrayBuilder fields = JSON.createArrayBuilder();
    for (Notification.Field field : notification.fields()) {
      fields.add(JSON.createObjectBuilder().add("name", field.name()).add("value", field.value()));
    }
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("kind", notification.kind().name())
            .add("title", notification.title())
            .add("text", notification.text())
            .add("time", notification.time().toString())
            .add("fields", fields);
    notification.link().ifPresent(link -> json.add("link", link.toString()));
    return json.build().toString();
  }

  /**
   * @param id the id of the row it is kept in
   */
  static Notification read(String id, String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      List<Notification.Field> fields =
          json.getJsonArray("fields").getValuesAs(JsonObject.class).stream()
              .map(
                  field ->
                      new Notification.Field(field.getString("name"), field.getString("value")))
              .toList();
      return new Notification(
          id,
          Notification.Kind.valueOf(json.getString("kind")),
          json.getString("title"),
          json.getString("text"),
          Instant.parse(json.getString("time")),
          Optional.ofNullable(json.getString("link", null)).map(URI::create),
          fields);
    }
  }
}

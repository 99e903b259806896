package io.dbackup.adapter.notification.discord;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.notification.Notification;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/**
 * A message as Discord takes it: one embed, within Discord's limits, in which texts from outside
 * are only text, without formatting, links or anybody being called.
 */
final class DiscordJson {
  private static final int TITLE = 256;
  private static final int DESCRIPTION = 3000;
  private static final int FIELD_NAME = 256;
  private static final int FIELD_VALUE = 500;

  /** Discord takes 25; these leave room within its limit for the whole. */
  private static final int FIELDS = 12;

  private static final int ONE_LINE = 40;
  private static final int MAX_TOTAL = 6000;

  private DiscordJson() {}

  static String of(AdapterProperties properties, Notification notification) {
    JsonObjectBuilder message =
        JSON.createObjectBuilder()
            .add("embeds", JSON.createArrayBuilder().add(embed(notification)))
            .add(
                "allowed_mentions",
                JSON.createObjectBuilder().add("parse", JSON.createArrayBuilder()));
    properties.text("username").ifPresent(name -> message.add("username", name));
    properties.text("avatarUrl").ifPresent(address -> message.add("avatar_url", address));
    return message.build().toString();
  }

  private static JsonObjectBuilder embed(Notification notification) {
    String title = text(notification.title().replaceAll("\\p{Cntrl}+", " "), TITLE);
    String description = text(notification.text(), DESCRIPTION);
    JsonObjectBuilder embed =
        JSON.createObjectBuilder()
            .add("title", title)
            .add("description", description)
            .add("color", color(notification.kind()))
            .add("timestamp", notification.time().toString())
            .add("fields", fields(notification.fields(), title.length() + description.length()));
    notification.link().ifPresent(link -> embed.add("url", link.toString()));
    return embed;
  }

  private static JsonArrayBuilder fields(List<Notification.Field> fields, int used) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    int total = used;
    for (Notification.Field field : fields.subList(0, Math.min(FIELDS, fields.size()))) {
      String name = text(field.name(), FIELD_NAME);
      String value = text(field.value(), FIELD_VALUE);
      total += name.length() + value.length();
      if (total <= MAX_TOTAL && !name.isEmpty() && !value.isEmpty()) {
        array.add(
            JSON.createObjectBuilder()
                .add("name", name)
                .add("value", value)
                .add("inline", value.length() <= ONE_LINE));
      }
    }
    return array;
  }

  /** As plain text in Discord's Markdown, cut before it is too long. */
  private static String text(String text, int longest) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (result.length() > longest - 6) {
        return result.append("...").toString();
      }
      if ("\\*_~`|>[]()#<".indexOf(c) >= 0) {
        result.append('\\');
      }
      if (c == '\n' || !Character.isISOControl(c)) {
        result.append(c);
      }
    }
    return result.toString().strip();
  }

  private static int color(Notification.Kind kind) {
    return switch (kind) {
      case SUCCESS -> 0x1a7f37;
      case WARNING -> 0xbf8700;
      case FAILURE -> 0xcf222e;
      case INFO -> 0x0969da;
    };
  }
}

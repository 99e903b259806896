package io.dbackup.adapter.notification.email;

import io.dbackup.spi.notification.Notification;

/**
 * The body in HTML, with nothing to load from anywhere. Every text is escaped: names and error
 * texts come from outside.
 */
final class HtmlBody {
  private HtmlBody() {}

  static String of(Notification notification) {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>")
        .append(escaped(notification.title()))
        .append("</title></head><body style=\"font-family:sans-serif;color:#1f2328\">")
        .append("<div style=\"max-width:40em;border-left:4px solid ")
        .append(color(notification.kind()))
        .append(";padding-left:1em\"><h2 style=\"font-size:1.2em\">")
        .append(escaped(notification.title()))
        .append("</h2>");
    for (String paragraph : notification.text().split("\n\\s*\n")) {
      html.append("<p>").append(escaped(paragraph).replace("\n", "<br>")).append("</p>");
    }
    fields(html, notification);
    notification
        .link()
        .ifPresent(
            link ->
                html.append("<p><a href=\"")
                    .append(escaped(link.toString()))
                    .append("\">Open DBackup</a></p>"));
    return html.append("</div></body></html>").toString();
  }

  private static void fields(StringBuilder html, Notification notification) {
    if (notification.fields().isEmpty()) {
      return;
    }
    html.append("<table style=\"border-collapse:collapse\">");
    for (Notification.Field field : notification.fields()) {
      html.append("<tr><th style=\"text-align:left;vertical-align:top;padding:2px 1em 2px 0\">")
          .append(escaped(field.name()))
          .append("</th><td style=\"padding:2px 0\">")
          .append(escaped(field.value()))
          .append("</td></tr>");
    }
    html.append("</table>");
  }

  private static String color(Notification.Kind kind) {
    return switch (kind) {
      case SUCCESS -> "#1a7f37";
      case WARNING -> "#bf8700";
      case FAILURE -> "#cf222e";
      case INFO -> "#0969da";
    };
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

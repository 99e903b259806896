package io.dbackup.configuration;

import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.spi.notification.Notification;
import io.dbackup.spi.notification.NotificationAdapter;
import java.util.List;

/** A channel with a secret that it cannot do without; it sends nothing. */
public final class SampleChannel implements NotificationAdapter {
  @Override
  public String id() {
    return "channel";
  }

  @Override
  public String displayName() {
    return "Channel";
  }

  @Override
  public List<ConfigProperty> configProperties() {
    return List.of(
        ConfigProperty.text("room", "Room", "").withDefault("lobby"),
        ConfigProperty.text("webhook", "Webhook", "").asRequired().asSecret());
  }

  @Override
  public void send(AdapterProperties properties, Notification notification) {
    throw new UnsupportedOperationException("Configurations do not send");
  }
}

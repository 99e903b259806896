package io.dbackup.delivery;

import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.spi.notification.Notification;
import io.dbackup.spi.notification.NotificationAdapter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Channels that do what they are told to and keep what they were given. */
final class ScriptedChannels implements NotificationAdapter {
  private final Map<String, Runnable> behaviour = new ConcurrentHashMap<>();
  private final Map<String, List<Notification>> given = new ConcurrentHashMap<>();

  @Override
  public String id() {
    return "scripted";
  }

  @Override
  public String displayName() {
    return "Scripted";
  }

  @Override
  public List<ConfigProperty> configProperties() {
    return List.of(ConfigProperty.text("place", "Place", ""));
  }

  @Override
  public void send(AdapterProperties properties, Notification notification) {
    String place = properties.requiredText("place");
    given(place).add(notification);
    behaviour.getOrDefault(place, () -> {}).run();
  }

  /** From now on a channel does this with every message. */
  void does(String place, Runnable what) {
    behaviour.put(place, what);
  }

  /** Every message a channel was given, accepted or not. */
  List<Notification> given(String place) {
    return given.computeIfAbsent(place, any -> new CopyOnWriteArrayList<>());
  }
}

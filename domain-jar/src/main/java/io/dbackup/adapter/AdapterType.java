package io.dbackup.adapter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an adapter stands for: a source, a destination or a notification channel. */
public enum AdapterType {
  DATABASE,
  STORAGE,
  NOTIFICATION;

  /** The word of the API: {@code database}, {@code storage} or {@code notification}. */
  public String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<AdapterType> ofApiName(String name) {
    return Arrays.stream(values()).filter(type -> type.apiName().equals(name)).findFirst();
  }
}

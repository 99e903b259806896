package io.dbackup.rest.security;

import io.dbackup.config.InstanceSettings;
import java.util.Optional;

/** Settings that trust these proxies, and nothing else. */
final class Proxies {
  private Proxies() {}

  static ClientAddress trusted(String... proxies) {
    return new ClientAddress(
        new InstanceSettings(
            name ->
                Optional.of(String.join(",", proxies))
                    .filter(list -> name.equals("dbackup.trusted-proxies"))));
  }
}

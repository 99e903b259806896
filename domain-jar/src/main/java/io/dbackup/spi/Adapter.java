package io.dbackup.spi;

import io.dbackup.adapter.AdapterType;
import java.util.List;
import java.util.Set;

/**
 * A kind of adapter the administrator can configure. Stateless and thread-safe; one CDI bean per
 * kind. A second bean with the same id stops the deployment.
 */
public interface Adapter {
  /** The id of the API reference, such as {@code postgres} or {@code local-fs}. */
  String id();

  /** Other ids accepted from clients; stored under {@link #id()}. */
  default Set<String> aliases() {
    return Set.of();
  }

  String displayName();

  AdapterType type();

  /** The properties of its configuration, in the order of the form. */
  List<ConfigProperty> configProperties();
}

package io.dbackup.application;

import io.dbackup.adapter.AdapterRegistry;
import io.dbackup.adapter.AdapterType;
import io.dbackup.error.BackupException;
import io.dbackup.spi.Adapter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads the names of kinds of databases in requests. */
@ApplicationScoped
public class EngineNames {
  @Inject AdapterRegistry registry;

  /**
   * The id of a kind of database, also given by an alias; INVALID, naming the field, for anything
   * else.
   *
   * @param others what else the field takes, for the message; may be empty
   */
  public String require(String field, String name, String others) {
    return registry
        .find(name)
        .filter(adapter -> adapter.type() == AdapterType.DATABASE)
        .map(Adapter::id)
        .orElseThrow(
            () ->
                BackupException.invalid(
                    field + " must be " + others + "one of " + String.join(", ", ids())));
  }

  private Iterable<String> ids() {
    return registry.all().stream()
        .filter(adapter -> adapter.type() == AdapterType.DATABASE)
        .map(Adapter::id)
        .toList();
  }
}

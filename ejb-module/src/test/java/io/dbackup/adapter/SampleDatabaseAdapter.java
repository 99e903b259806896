package io.dbackup.adapter;

import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.spi.database.DatabaseAdapter;
import io.dbackup.spi.database.DatabaseSession;
import java.util.List;
import java.util.Set;

/** An adapter with one property of every type, which connects to nothing. */
public class SampleDatabaseAdapter implements DatabaseAdapter {
  @Override
  public String id() {
    return "sample";
  }

  @Override
  public Set<String> aliases() {
    return Set.of("sample-db");
  }

  @Override
  public String displayName() {
    return "Sample";
  }

  @Override
  public List<ConfigProperty> configProperties() {
    return List.of(
        ConfigProperty.text("host", "Host", "").withDefault("localhost"),
        ConfigProperty.integer("port", "Port", "").withDefault("3306"),
        ConfigProperty.text("username", "User", "").asRequired().withAliases("user"),
        ConfigProperty.text("password", "Password", "").asSecret(),
        ConfigProperty.flag("tls", "TLS", "").withDefault("true"),
        ConfigProperty.choice("mode", "Mode", "", List.of("fast", "safe")).withDefault("safe"),
        ConfigProperty.list("exclude", "Exclude", ""));
  }

  @Override
  public DatabaseSession open(AdapterProperties properties) {
    throw new UnsupportedOperationException("This adapter connects to nothing");
  }

  @Override
  public String dumpExtension() {
    return "sql";
  }
}

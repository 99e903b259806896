package io.dbackup.adapter;

import io.dbackup.spi.Adapter;
import io.dbackup.vault.SecretCipher;
import java.util.List;

/** Wires the adapter package together as the container would. */
public final class AdapterFixtures {
  private AdapterFixtures() {}

  public static AdapterRegistry registry(Adapter... adapters) {
    return new AdapterRegistry(List.of(adapters));
  }

  public static ConfigVault vault(SecretCipher cipher, Adapter... adapters) {
    ConfigVault vault = new ConfigVault();
    vault.cipher = cipher;
    vault.registry = registry(adapters);
    return vault;
  }

  public static AdapterConnections connections(SecretCipher cipher, Adapter... adapters) {
    AdapterConnections connections = new AdapterConnections();
    connections.registry = registry(adapters);
    connections.vault = vault(cipher, adapters);
    return connections;
  }
}

package io.dbackup.adapter.storage.local;

import io.dbackup.spi.AdapterProperties;
import io.dbackup.spi.ConfigProperty;
import io.dbackup.spi.storage.StorageAdapter;
import io.dbackup.spi.storage.StorageSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** A folder of the machine this server runs on, or anything mounted there. */
@ApplicationScoped
public class LocalStorageAdapter implements StorageAdapter {
  private static final String BASE_PATH = "basePath";

  @Override
  public String id() {
    return "local-fs";
  }

  @Override
  public Set<String> aliases() {
    return Set.of("local-filesystem");
  }

  @Override
  public String displayName() {
    return "Local folder";
  }

  @Override
  public List<ConfigProperty> configProperties() {
    return List.of(
        ConfigProperty.text(
                BASE_PATH,
                "Folder",
                "Absolute path of an existing folder on the machine of this server")
            .asRequired());
  }

  @Override
  public StorageSession open(AdapterProperties properties) {
    return new LocalStorageSession(BaseFolder.of(properties.requiredText(BASE_PATH)));
  }
}

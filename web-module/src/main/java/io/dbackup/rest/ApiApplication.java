package io.dbackup.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The API at {@code /api}. Resources and providers are found by their annotations. */
@ApplicationPath("/api")
public class ApiApplication extends Application {
  /** Jersey, on Payara, would answer OPTIONS with a description in XML that nobody asked for. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}

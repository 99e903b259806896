package io.dbackup.json;

import jakarta.json.spi.JsonProvider;

/**
 * The JSON of the platform. The methods of {@link jakarta.json.Json} do the same, but search the
 * class path for the provider in every call, which costs a millisecond each time and reads jar
 * files.
 */
public final class PlatformJson {
  /** The provider, looked up once. Safe for use by any number of threads. */
  public static final JsonProvider JSON = JsonProvider.provider();

  private PlatformJson() {}
}

package io.dbackup.application;

import io.dbackup.adapter.AdapterConfig;
import jakarta.json.JsonObject;

/**
 * A configured adapter as the present caller may see it.
 *
 * @param config the configuration, its secrets in the clear or masked
 */
public record AdapterDetails(AdapterConfig adapter, JsonObject config) {}

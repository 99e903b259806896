package io.dbackup.application;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * A configuration to connect with, which need not be stored.
 *
 * @param adapterId the kind of adapter
 * @param config the configuration; with a {@code configId}, the changes to the stored one
 * @param configId a stored configuration to start from
 */
public record ConnectionRequest(String adapterId, JsonObject config, Optional<String> configId) {}

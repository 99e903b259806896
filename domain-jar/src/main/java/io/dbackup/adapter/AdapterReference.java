package io.dbackup.adapter;

/**
 * What others show of a source, destination or channel that they refer to: nothing secret, and
 * nothing that must be decrypted.
 *
 * @param adapterId the kind of adapter, such as {@code postgres}
 */
public record AdapterReference(String id, String name, AdapterType type, String adapterId) {}

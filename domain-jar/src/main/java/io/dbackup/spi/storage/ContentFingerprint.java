package io.dbackup.spi.storage;

/**
 * What was computed over the bytes handed to an upload, to be confirmed by the destination.
 *
 * @param size bytes
 * @param sha256 lower-case hex
 * @param crc32c CRC-32C (Castagnoli) as an unsigned 32-bit value
 */
public record ContentFingerprint(long size, String sha256, long crc32c) {}

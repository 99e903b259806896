package io.dbackup.spi.database;

/** A dump program of this machine: its name, such as {@code pg_dump}, and its version. */
public record DumpTool(String name, String version) {}

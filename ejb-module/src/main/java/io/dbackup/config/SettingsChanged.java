package io.dbackup.config;

/** An administrator changed settings. */
public record SettingsChanged() {}

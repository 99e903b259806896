package io.dbackup.event;

/** An administrator changed settings. */
public record SettingsChanged() {}

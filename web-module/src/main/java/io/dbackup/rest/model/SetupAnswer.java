package io.dbackup.rest.model;

/** Whether the first administrator is still to be made. */
public record SetupAnswer(boolean required) {}

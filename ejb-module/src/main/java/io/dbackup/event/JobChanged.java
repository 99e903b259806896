package io.dbackup.event;

/** A job was created, changed or deleted; fired in the transaction that stores it. */
public record JobChanged(String jobId) {}

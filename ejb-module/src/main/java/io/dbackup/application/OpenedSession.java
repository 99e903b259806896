package io.dbackup.application;

import io.dbackup.access.AccessSecret;
import io.dbackup.access.User;

/**
 * A session just begun.
 *
 * @param token for the cookie; shown this once
 */
public record OpenedSession(AccessSecret token, User user) {}

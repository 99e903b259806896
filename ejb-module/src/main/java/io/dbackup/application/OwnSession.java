package io.dbackup.application;

import io.dbackup.access.UserSession;

/**
 * A session of the caller.
 *
 * @param current whether it is the one that asks
 */
public record OwnSession(UserSession session, boolean current) {}

package io.dbackup.rest.model;

import java.time.Instant;

/** What people change, and must not overwrite unseen. */
public interface Changeable {
  /** When it was last changed; also its entity tag. */
  Instant updatedAt();
}

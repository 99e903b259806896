package io.dbackup.rest.model;

import io.dbackup.backup.ForeignObject;
import java.time.Instant;

/**
 * An object at a destination that belongs to no backup.
 *
 * @param size bytes
 * @param reason why it is none, in words
 */
public record ForeignRow(String path, long size, Instant lastModified, String reason) {
  public static ForeignRow of(ForeignObject object) {
    return new ForeignRow(object.path(), object.size(), object.lastModified(), object.reason());
  }
}

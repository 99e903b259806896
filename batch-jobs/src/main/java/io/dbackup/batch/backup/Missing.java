package io.dbackup.batch.backup;

import java.util.ArrayList;
import java.util.List;

/** What a backup lacks, in words. */
public final class Missing {
  private Missing() {}

  /** One text for the user; empty when nothing is missing. */
  public static String of(BackupWork work) {
    List<String> sentences = new ArrayList<>();
    work.plan()
        .missing()
        .forEach(item -> sentences.add("Database \"" + item.what() + "\": " + item.reason()));
    for (DatabaseWork database : work.databases()) {
      database
          .failure()
          .ifPresent(why -> sentences.add("Database \"" + database.name() + "\" failed: " + why));
    }
    for (Destination destination : work.destinations()) {
      destination
          .failure()
          .ifPresent(
              why -> sentences.add("Destination \"" + destination.name() + "\" failed: " + why));
    }
    for (DatabaseWork database : work.stored()) {
      database
          .result()
          .orElseThrow()
          .omissions()
          .forEach(
              what -> sentences.add("Left out of database \"" + database.name() + "\": " + what));
    }
    return String.join("\n", sentences);
  }
}

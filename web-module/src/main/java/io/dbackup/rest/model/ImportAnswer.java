package io.dbackup.rest.model;

import io.dbackup.configuration.ImportReport;
import java.util.List;
import java.util.Map;

/** What an import did, or would do: numbers by section, and what a person should know. */
public record ImportAnswer(
    boolean success,
    Map<String, Integer> created,
    Map<String, Integer> updated,
    Map<String, Integer> kept,
    List<String> warnings) {

  public static ImportAnswer of(ImportReport report) {
    return new ImportAnswer(
        true, report.created(), report.updated(), report.kept(), report.warnings());
  }
}

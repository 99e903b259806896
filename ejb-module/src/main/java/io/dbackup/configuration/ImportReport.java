package io.dbackup.configuration;

import java.util.List;
import java.util.Map;

/**
 * What an import did, or would do.
 *
 * @param created how many entries of each section are new here
 * @param updated how many were changed
 * @param kept how many are here as they were, equal to the file's or not
 * @param warnings what a person should know or do, in sentences
 */
public record ImportReport(
    Map<String, Integer> created,
    Map<String, Integer> updated,
    Map<String, Integer> kept,
    List<String> warnings) {}

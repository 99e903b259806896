package io.dbackup.rest.model;

import java.util.List;

/** The databases in a backup. */
public record AnalysisAnswer(List<String> databases) {}

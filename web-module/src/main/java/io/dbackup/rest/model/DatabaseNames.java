package io.dbackup.rest.model;

import java.util.List;

/** The databases a login can see. */
public record DatabaseNames(boolean success, List<String> databases) {}

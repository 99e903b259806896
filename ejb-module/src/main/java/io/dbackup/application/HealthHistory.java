package io.dbackup.application;

import io.dbackup.adapter.HealthCheck;
import io.dbackup.adapter.HealthStatistics;
import java.util.List;

/** The latest checks of an adapter, newest first, and the figures over them. */
public record HealthHistory(List<HealthCheck> checks, HealthStatistics statistics) {}

package io.dbackup.application;

import io.dbackup.adapter.AdapterConfig;
import io.dbackup.adapter.AdapterHealth;
import io.dbackup.adapter.HealthCheck;
import io.dbackup.identity.TimeOrderedId;
import io.dbackup.persistence.AdapterConfigRepository;
import io.dbackup.persistence.HealthCheckRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps what came of an attempt to reach a configured adapter, in a short transaction of its own:
 * connecting takes long and must hold none. Callers' rights are checked before.
 */
@ApplicationScoped
public class AdapterHealthRecorder {
  @Inject AdapterConfigRepository configs;
  @Inject HealthCheckRepository checks;
  @Inject Clock clock;

  /** The adapter answered; an adapter that is gone meanwhile is ignored. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void answered(String configId, Optional<String> version, Duration latency) {
    Instant now = clock.instant();
    configs
        .findLocked(configId)
        .ifPresent(
            config -> {
              config.answered(version.orElse(null), now);
              keep(config, latency, null, now);
            });
  }

  /** The adapter could not be reached or refused. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void failed(String configId, String error, Duration latency) {
    Instant now = clock.instant();
    configs
        .findLocked(configId)
        .ifPresent(
            config -> {
              config.failed(error, now);
              keep(config, latency, error, now);
            });
  }

  private void keep(AdapterConfig config, Duration latency, String error, Instant now) {
    checks.add(
        new HealthCheck(
            TimeOrderedId.next(clock),
            config.id(),
            config.health().orElse(AdapterHealth.HEALTHY),
            latency.toMillis(),
            error,
            now));
  }
}

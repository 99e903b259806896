package io.dbackup.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Gives the application its clock, so that tests can give it another. */
@ApplicationScoped
public class SystemClock {
  @Produces
  public Clock clock() {
    return Clock.systemUTC();
  }
}

package io.dbackup.rest.security;

import io.dbackup.access.User;
import io.dbackup.config.AddressRange;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * The limits of the reference: logins per address and per account, reads and writes per address.
 * Scrapes of metrics have the limit of reads to themselves.
 */
@ApplicationScoped
public class RateLimits {
  private static final String ADMISSION = "io.dbackup.admission";
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
  private static final int IPV6_BYTES = 16;
  private static final int IPV6_NETWORK_BYTES = 8;

  @Inject InstanceSettings settings;
  @Inject ClientAddress addresses;
  @Inject Clock clock;

  private RateBuckets logins;
  private RateBuckets accounts;
  private RateBuckets reads;
  private RateBuckets scrapes;
  private RateBuckets writes;

  /** For the container. */
  public RateLimits() {}

  RateLimits(InstanceSettings settings, ClientAddress addresses, Clock clock) {
    this.settings = settings;
    this.addresses = addresses;
    this.clock = clock;
    makeBuckets();
  }

  @PostConstruct
  void makeBuckets() {
    logins = new RateBuckets(() -> settings.get(Settings.AUTH_RATE), clock);
    accounts = new RateBuckets(() -> settings.get(Settings.AUTH_RATE), clock);
    reads = new RateBuckets(() -> settings.get(Settings.READ_RATE), clock);
    scrapes = new RateBuckets(() -> settings.get(Settings.READ_RATE), clock);
    writes = new RateBuckets(() -> settings.get(Settings.WRITE_RATE), clock);
  }

  /** Counts the request, once however often it is asked. */
  Admission admission(HttpServletRequest request) {
    if (request.getAttribute(ADMISSION) instanceof Admission known) {
      return known;
    }
    Admission admission = ApiPath.isHealth(request) ? Admission.UNLIMITED : count(request);
    request.setAttribute(ADMISSION, admission);
    return admission;
  }

  /** Counts a login to this account, from wherever. */
  Admission account(String email) {
    return accounts.take(User.normalEmail(email));
  }

  private Admission count(HttpServletRequest request) {
    String key = key(addresses.of(request));
    if (ApiPath.isLogin(request)) {
      return logins.take(key);
    }
    if (ApiPath.isMetrics(request)) {
      // Apart, so that a monitor goes on seeing while people behind the same address are refused.
      return scrapes.take(key);
    }
    return (READS.contains(request.getMethod()) ? reads : writes).take(key);
  }

  /**
   * One customer of IPv6 has at least a network of 64 bits to send from, so that is what counts.
   */
  private static String key(String address) {
    byte[] bytes = AddressRange.address(address).orElseGet(() -> new byte[0]);
    return bytes.length == IPV6_BYTES
        ? HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES))
        : address;
  }
}

package io.dbackup.rest.security;

import io.dbackup.config.AddressRange;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Where a request really comes from. Forwarding headers count only when the peer is a trusted
 * proxy, and then from the right: the first address that is not a trusted proxy is the client,
 * whatever it wrote to the left of that itself.
 */
@ApplicationScoped
public class ClientAddress {
  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";
  private static final String HOST = "X-Forwarded-Host";

  @Inject InstanceSettings settings;

  /** For the container. */
  public ClientAddress() {}

  ClientAddress(InstanceSettings settings) {
    this.settings = settings;
  }

  /** The client's IP address. */
  public String of(HttpServletRequest request) {
    String peer = request.getRemoteAddr();
    String forwarded = String.join(",", java.util.Collections.list(request.getHeaders(FOR)));
    if (!isTrusted(peer) || forwarded.isBlank()) {
      return peer;
    }
    String[] hops = forwarded.split(",");
    for (int i = hops.length - 1; i >= 0; i--) {
      String hop = hops[i].strip();
      if (AddressRange.address(hop).isEmpty()) {
        return peer;
      }
      if (!isTrusted(hop)) {
        return hop;
      }
      peer = hop;
    }
    return peer;
  }

  /** Whether the client speaks HTTPS, to this server or to a trusted proxy. */
  public boolean secure(HttpServletRequest request) {
    return request.isSecure()
        || forwarded(request, PROTO).filter("https"::equalsIgnoreCase).isPresent();
  }

  /** The host, with its port, under which the client reached this server or a trusted proxy. */
  public String host(HttpServletRequest request) {
    return forwarded(request, HOST)
        .or(() -> Optional.ofNullable(request.getHeader("Host")))
        .orElseGet(() -> request.getServerName() + ":" + request.getServerPort());
  }

  private Optional<String> forwarded(HttpServletRequest request, String header) {
    return isTrusted(request.getRemoteAddr())
        ? Optional.ofNullable(request.getHeader(header)).map(value -> value.split(",")[0].strip())
        : Optional.empty();
  }

  private boolean isTrusted(String address) {
    return AddressRange.address(address)
        .map(
            bytes ->
                settings.get(Settings.TRUSTED_PROXIES).stream()
                    .anyMatch(range -> range.contains(bytes)))
        .orElse(false);
  }
}

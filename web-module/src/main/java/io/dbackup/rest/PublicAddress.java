package io.dbackup.rest;

import io.dbackup.config.InstanceSettings;
import io.dbackup.rest.security.ClientAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** The address under which clients reach this instance. */
@ApplicationScoped
public class PublicAddress {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,255}");

  @Inject InstanceSettings settings;
  @Inject ClientAddress addresses;

  /** For the container. */
  public PublicAddress() {}

  PublicAddress(InstanceSettings settings, ClientAddress addresses) {
    this.settings = settings;
    this.addresses = addresses;
  }

  /**
   * An absolute URL: of the configured public address, else of the host that a trusted proxy
   * forwarded, else of the host the request was sent to.
   *
   * @param path begins with a slash
   */
  public String url(HttpServletRequest request, String path) {
    return settings.publicUrl().map(Object::toString).orElseGet(() -> requested(request)) + path;
  }

  private String requested(HttpServletRequest request) {
    String host = addresses.host(request);
    if (!HOST.matcher(host).matches()) {
      host = request.getLocalName() + ":" + request.getLocalPort();
    }
    return (addresses.secure(request) ? "https://" : "http://") + host;
  }
}

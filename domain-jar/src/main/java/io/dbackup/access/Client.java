package io.dbackup.access;

/**
 * Where a request came from, for the audit trail.
 *
 * @param address the client's IP address, or null when there is no request
 * @param userAgent the program as it named itself, or null
 */
public record Client(String address, String userAgent) {
  private static final int MAX_USER_AGENT = 300;

  /** Work of the server itself, without a request. */
  public static final Client NONE = new Client(null, null);

  public Client {
    if (userAgent != null && userAgent.length() > MAX_USER_AGENT) {
      userAgent = userAgent.substring(0, MAX_USER_AGENT);
    }
  }
}

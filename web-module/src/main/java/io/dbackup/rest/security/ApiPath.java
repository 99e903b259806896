package io.dbackup.rest.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Which part of the application a request is for. */
final class ApiPath {
  private static final String API = "/api";
  private static final Set<String> LOGIN = Set.of("/auth/login", "/auth/setup");

  private ApiPath() {}

  static boolean isApi(HttpServletRequest request) {
    String path = path(request);
    return path.equals(API) || path.startsWith(API + "/");
  }

  static boolean isHealth(HttpServletRequest request) {
    return path(request).equals(API + "/health");
  }

  /** The description of the API, which is the same for everybody. */
  static boolean isDescription(HttpServletRequest request) {
    return path(request).equals(API + "/openapi");
  }

  static boolean isMetrics(HttpServletRequest request) {
    return path(request).equals(API + "/metrics");
  }

  /** Whether the request carries a password or a token to be guessed. */
  static boolean isLogin(HttpServletRequest request) {
    return isApi(request)
        && request.getMethod().equals("POST")
        && LOGIN.contains(path(request).substring(API.length()));
  }

  /**
   * Decoded, without parameters, doubled slashes and a slash at the end: no spelling of a path gets
   * round a limit.
   */
  private static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    String path = rest == null ? request.getServletPath() : request.getServletPath() + rest;
    return path.replaceAll(";[^/]*", "").replaceAll("/+", "/").replaceAll("(.)/$", "$1");
  }
}

package io.dbackup.rest.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request as the servlet container would hand it on; asking it for anything not set up here
 * fails.
 */
public final class TestRequest {
  private final String method;
  private final String path;
  private final Map<String, List<String>> headers = new HashMap<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private final List<Cookie> cookies = new ArrayList<>();
  private String peer = "192.0.2.1";
  private boolean secure;

  private TestRequest(String method, String path) {
    this.method = method;
    this.path = path;
  }

  /**
   * @param path as the client wrote it, below the root of the server
   */
  public static TestRequest of(String method, String path) {
    return new TestRequest(method, path);
  }

  public TestRequest header(String name, String value) {
    headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new ArrayList<>()).add(value);
    return this;
  }

  public TestRequest cookie(String name, String value) {
    cookies.add(new Cookie(name, value));
    return this;
  }

  public TestRequest attribute(String name, Object value) {
    attributes.put(name, value);
    return this;
  }

  public TestRequest from(String address) {
    peer = address;
    return this;
  }

  public TestRequest secure() {
    secure = true;
    return this;
  }

  public HttpServletRequest build() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            TestRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, called, arguments) -> answer(called.getName(), arguments));
  }

  private Object answer(String called, Object[] arguments) {
    return switch (called) {
      case "getMethod" -> method;
      case "getRequestURI" -> path;
      case "getServletPath" -> path.startsWith("/api") ? "/api" : path;
      case "getPathInfo" -> path.startsWith("/api/") ? path.substring("/api".length()) : null;
      case "getRemoteAddr" -> peer;
      case "isSecure" -> secure;
      case "getHeader" -> values(arguments[0]).stream().findFirst().orElse(null);
      case "getHeaders" -> Collections.enumeration(values(arguments[0]));
      case "getCookies" -> cookies.isEmpty() ? null : cookies.toArray(new Cookie[0]);
      case "getAttribute" -> attributes.get((String) arguments[0]);
      case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
      default -> throw new UnsupportedOperationException(called);
    };
  }

  private List<String> values(Object name) {
    return headers.getOrDefault(name.toString().toLowerCase(Locale.ROOT), List.of());
  }
}

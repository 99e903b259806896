package io.dbackup.rest.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Lets the server's own errors be answered whole. Their pages are files to the server, and it would
 * apply what the request says of a range or of a condition to them: an error could become 206, 304
 * or 416, without a word. Payara would also refuse to change or delete them, as the method says:
 * 403.
 */
@WebFilter(
    urlPatterns = "/WEB-INF/errors/*",
    dispatcherTypes = DispatcherType.ERROR,
    asyncSupported = true)
public class ErrorPageFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final Set<String> OF_FILES =
      Set.of(
          "range",
          "if-range",
          "if-match",
          "if-none-match",
          "if-modified-since",
          "if-unmodified-since");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(plain(request), response);
  }

  /** The request for the page of an error, without what it says about files. */
  static HttpServletRequest plain(HttpServletRequest request) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getMethod() {
        return super.getMethod().equals("HEAD") ? "HEAD" : "GET";
      }

      @Override
      public String getHeader(String name) {
        return isOfFiles(name) ? null : super.getHeader(name);
      }

      @Override
      public long getDateHeader(String name) {
        return isOfFiles(name) ? -1 : super.getDateHeader(name);
      }
    };
  }

  private static boolean isOfFiles(String header) {
    return OF_FILES.contains(header.toLowerCase(Locale.ROOT));
  }
}

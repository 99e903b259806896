package io.dbackup.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Serves the console's files: the page for every address that is a place in the console, and its
 * scripts and styles compressed, as the build left them. Both are the same on every server, which a
 * server's own settings for static files are not.
 *
 * <p>A browser that asks for a page gets the console, whatever the path; it says itself when there
 * is no such place. Everything else is left to the server, which answers 404 in JSON.
 */
@WebFilter(urlPatterns = "/*", dispatcherTypes = DispatcherType.REQUEST, asyncSupported = true)
public class ConsoleFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final String PAGE = "/index.html";
  private static final String ASSETS = "/assets/";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** The names of assets change with what is in them. */
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = path(request);
    if (!READING.contains(request.getMethod()) || path.equals("/api") || path.startsWith("/api/")) {
      chain.doFilter(request, response);
    } else if (path.startsWith(ASSETS)) {
      asset(path, request, response, chain);
    } else if (isPlace(path, request)) {
      response.setHeader("Cache-Control", "no-cache");
      request.getRequestDispatcher(PAGE).forward(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }

  private static boolean isPlace(String path, HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    boolean file = path.substring(path.lastIndexOf('/') + 1).contains(".");
    return path.equals(PAGE)
        || path.equals("/")
        || path.isEmpty()
        || (!file && accept != null && accept.contains("text/html"));
  }

  private void asset(
      String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try (InputStream compressed = getServletContext().getResourceAsStream(path + ".gz")) {
      if (getServletContext().getResource(path) != null) {
        response.setHeader("Cache-Control", FOR_EVER);
      }
      if (compressed == null || !takesGzip(request)) {
        chain.doFilter(request, response);
        return;
      }
      byte[] content = compressed.readAllBytes();
      response.setContentType(getServletContext().getMimeType(path));
      response.setHeader("Content-Encoding", "gzip");
      response.setHeader("Vary", "Accept-Encoding");
      response.setContentLength(content.length);
      response.getOutputStream().write(content);
    }
  }

  private static boolean takesGzip(HttpServletRequest request) {
    String encodings = request.getHeader("Accept-Encoding");
    return encodings != null && encodings.contains("gzip") && request.getHeader("Range") == null;
  }
}

package io.dbackup.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a request asks for (RFC 9110, section 14).
 *
 * @param offset first byte
 * @param length bytes; 0 only when the request cannot be satisfied
 */
public record ByteRange(long offset, long length) {
  private static final Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

  /**
   * Reads a Range header. Empty when the whole file is to be sent: there is no header, it asks for
   * several parts, or for units this server does not know, all of which a server may ignore.
   *
   * @param size bytes of the file
   */
  public static Optional<ByteRange> parse(String header, long size) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher range = SINGLE.matcher(header);
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (range.group(1).isEmpty()) {
      long length = Math.min(Long.parseLong(range.group(2)), size);
      return Optional.of(new ByteRange(size - length, length));
    }
    long first = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
    if (!range.group(2).isEmpty() && last < first) {
      return Optional.empty();
    }
    return Optional.of(new ByteRange(first, Math.max(0, Math.min(last, size - 1) - first + 1)));
  }

  /** Whether the file has any byte of it; if not the answer is 416. */
  public boolean satisfiable() {
    return length > 0;
  }

  /** The Content-Range header that goes with it. */
  public String contentRange(long size) {
    return satisfiable()
        ? "bytes " + offset + "-" + (offset + length - 1) + "/" + size
        : "bytes */" + size;
  }
}

package io.dbackup.rest;

import java.nio.charset.StandardCharsets;

/** The Content-Disposition header of a file to be saved (RFC 6266), for names in any script. */
final class Attachment {
  private static final String UNRESERVED = "!#$&+-.^_`|~";

  private Attachment() {}

  /** Names the file twice: in ASCII for old programs, and exactly. */
  static String disposition(String fileName) {
    StringBuilder exact = new StringBuilder();
    for (byte b : fileName.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) Byte.toUnsignedInt(b);
      boolean plain = c < 0x80 && (isAlphanumeric(c) || UNRESERVED.indexOf(c) >= 0);
      exact.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    String ascii = fileName.replaceAll("[^ -~]|[\"\\\\%/;]", "_");
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + exact;
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}

package io.dbackup.batch.backup;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of stored objects: readable, in the script of the names they come from, harmless to
 * every file system and shell, and never longer than file systems allow. Nothing is decided from a
 * name later.
 */
public final class ObjectNames {
  private static final int MAX_SLUG_BYTES = 60;
  private static final int MAX_DATABASE_BYTES = 110;
  private static final int ID_TAIL = 8;
  private static final String HARMLESS_PUNCTUATION = "-_.+@=";

  /** What Windows takes for a device, whatever follows after a dot. */
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])([.].*)?");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss", Locale.ROOT);

  private ObjectNames() {}

  /** The folder of a job's backups: its name, and part of its id so that names may be reused. */
  public static String jobFolder(String jobName, String jobId) {
    return slug(jobName, '-') + "-" + tail(jobId);
  }

  /** The part that all objects of one run share. */
  public static String base(String jobName, String executionId, Instant start, ZoneId zone) {
    return slug(jobName, '_') + "_" + TIME.format(start.atZone(zone)) + "_" + tail(executionId);
  }

  /**
   * The part for each database, in order. Any name has one; different names have different ones,
   * also where case, width or the way accents are written do not count.
   */
  public static List<String> databases(List<String> names) {
    Set<String> taken = new HashSet<>();
    List<String> parts = new ArrayList<>();
    for (String name : names) {
      String part = cut(clean(name, '_'), MAX_DATABASE_BYTES);
      if (part.isEmpty()) {
        part = "database";
      } else if (DEVICE.matcher(part).matches()) {
        part = "_" + part;
      }
      String unique = part;
      for (int number = parts.size() + 1; !taken.add(folded(unique)); number++) {
        unique = part + "~" + number;
      }
      parts.add(unique);
    }
    return parts;
  }

  /** The same for all that some file system or share takes for the same name. */
  private static String folded(String part) {
    String plain = Normalizer.normalize(part, Normalizer.Form.NFKC);
    // Upper case first: it makes SS of a sharp s, and S of the long one.
    String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  private static String slug(String text, char separator) {
    String cleaned = clean(text.toLowerCase(Locale.ROOT), separator);
    String once = cleaned.replaceAll("\\" + separator + "{2,}", String.valueOf(separator));
    String slug = strip(cut(once, MAX_SLUG_BYTES));
    return slug.isEmpty() ? "job" : slug;
  }

  private static String clean(String text, char replacement) {
    StringBuilder clean = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(
            c -> {
              if (isHarmless(c)) {
                clean.appendCodePoint(c);
              } else {
                clean.append(replacement);
              }
            });
    return strip(clean.toString());
  }

  private static boolean isHarmless(int c) {
    if (c < 0x80) {
      return Character.isLetterOrDigit(c) || HARMLESS_PUNCTUATION.indexOf(c) >= 0;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** Without what would hide a file, look like an option or end a sentence. */
  private static String strip(String text) {
    return text.replaceAll("^[-_.=+@]+|[-_.=+@]+$", "");
  }

  private static String cut(String text, int maxBytes) {
    StringBuilder kept = new StringBuilder();
    int bytes = 0;
    for (int c : text.codePoints().toArray()) {
      bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > maxBytes) {
        break;
      }
      kept.appendCodePoint(c);
    }
    return kept.toString();
  }

  private static String tail(String id) {
    return id.substring(Math.max(0, id.length() - ID_TAIL));
  }
}

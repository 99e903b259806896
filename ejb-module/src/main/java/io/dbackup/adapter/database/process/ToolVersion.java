package io.dbackup.adapter.database.process;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version number of up to three parts; missing parts are 0. */
public record ToolVersion(int major, int minor, int patch) implements Comparable<ToolVersion> {
  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,5})(?:\\.(\\d{1,5}))?(?:\\.(\\d{1,5}))?");

  /** The first version number in a text. */
  public static Optional<ToolVersion> in(String text) {
    Matcher matcher = NUMBER.matcher(text);
    return matcher.find()
        ? Optional.of(new ToolVersion(part(matcher, 1), part(matcher, 2), part(matcher, 3)))
        : Optional.empty();
  }

  private static int part(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }

  @Override
  public int compareTo(ToolVersion other) {
    return Comparator.comparingInt(ToolVersion::major)
        .thenComparingInt(ToolVersion::minor)
        .thenComparingInt(ToolVersion::patch)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + (patch == 0 ? "" : "." + patch);
  }
}

package io.dbackup.delivery;

/** Texts that must fit on one line. */
final class OneLine {
  private OneLine() {}

  /** The text with every line break and control character as a space. */
  static String of(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}

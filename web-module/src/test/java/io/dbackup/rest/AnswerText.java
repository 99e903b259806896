package io.dbackup.rest;

import java.nio.charset.StandardCharsets;

/** What a client reads. */
final class AnswerText {
  private AnswerText() {}

  static String of(Object answer) {
    return new String(AnswerJson.bytes(answer), StandardCharsets.UTF_8);
  }
}

package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  private static void assertInvalid(byte[] bytes) {
    assertThatThrownBy(() -> JsonText.parseObject(bytes))
        .isInstanceOf(BackupException.class)
        .extracting(failure -> ((BackupException) failure).category())
        .isEqualTo(ErrorCategory.INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\":",
        "{\"a\":1",
        "[1]",
        "null",
        "\"text\"",
        "5",
        "",
        " ",
        "{\"a\":1} trailing",
        "{\"a\":1}{",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "]",
        "}"
      })
  void whatIsNoJsonObjectShouldBeInvalid(String text) {
    assertInvalid(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anotherEncodingThanUtf8ShouldBeInvalid() {
    assertInvalid("{\"a\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertInvalid("{\"a\":1}".getBytes(StandardCharsets.UTF_16));
  }

  @Test
  void deepNestingShouldBeInvalidAndNotOverflowTheStack() {
    assertInvalid(("{\"a\":" + "[".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8));
    assertInvalid("{\"a\":".repeat(65).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void bracketsInsideOfTextsShouldNotCountAsNesting() {
    String text = "{\"a\":\"" + "[{\\\"".repeat(100) + "\"}";
    assertThat(JsonText.parseObject(text.getBytes(StandardCharsets.UTF_8)).getString("a"))
        .hasSize(300);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"x\\u0000\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":[{\"b\":\"\\u0000\"}]}",
        "{\"\\u0000\":1}"
      })
  void charactersThatNoDatabaseStoresShouldBeInvalid(String text) {
    assertInvalid(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyOtherCharacterShouldComeThrough() {
    assertThat(
            JsonText.parseObject(
                    "{\"näme\":\"\uD83D\uDD11 '\\\"--\"}".getBytes(StandardCharsets.UTF_8))
                .getString("näme"))
        .isEqualTo("\uD83D\uDD11 '\"--");
  }

  @Test
  void aBodyThatIsTooLargeShouldBeRefusedWithoutReadingAllOfIt() throws Exception {
    assertThat(JsonText.readUpTo(new ByteArrayInputStream(new byte[10]), 10)).hasSize(10);
    ByteArrayInputStream large = new ByteArrayInputStream(new byte[100]);
    assertThatThrownBy(() -> JsonText.readUpTo(large, 10))
        .isInstanceOf(BackupException.class)
        .extracting(failure -> ((BackupException) failure).category())
        .isEqualTo(ErrorCategory.TOO_LARGE);
    assertThat(large.available()).isGreaterThan(80);
  }
}

package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.error.BackupException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

  private static RequestBody body(String json) {
    return RequestBody.of(JsonText.parseObject(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertInvalid(String named, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith(named + " ");
  }

  @Test
  void aTextShouldLoseTheBlanksAtItsEnds() {
    assertThat(body("{\"name\":\"  a b \"}").requiredText("name")).isEqualTo("a b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":null}",
        "{\"name\":\"\"}",
        "{\"name\":\"  \"}",
        "{\"name\":5}",
        "{\"name\":[\"a\"]}"
      })
  void aRequiredTextThatIsNotThereShouldBeNamed(String json) {
    assertInvalid("name", () -> body(json).requiredText("name"));
  }

  @Test
  void aTextThatIsTooLongShouldBeNamed() {
    assertInvalid("name", () -> body("{\"name\":\"abcd\"}").requiredText("name", 3));
    assertInvalid("name", () -> body("{\"name\":\"abcd\"}").optionalText("name", 3));
  }

  @Test
  void absentAndNullShouldBeToldApart() {
    RequestBody body = body("{\"a\":null,\"b\":\"\"}");
    assertThat(body.has("a")).isTrue();
    assertThat(body.has("c")).isFalse();
    assertThat(body.optionalText("a")).isEmpty();
    assertThat(body.optionalText("c")).isEmpty();
    assertThat(body.optionalText("b")).contains("");
  }

  @Test
  void aFlagShouldBeTrueOrFalseAndNothingElse() {
    assertThat(body("{\"on\":true}").optionalFlag("on")).contains(true);
    assertThat(body("{\"on\":false}").optionalFlag("on")).contains(false);
    assertThat(body("{}").optionalFlag("on")).isEmpty();
    for (String wrong : new String[] {"\"true\"", "1", "[]"}) {
      assertInvalid("on", () -> body("{\"on\":" + wrong + "}").optionalFlag("on"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"5\"",
        "5.5",
        "0",
        "11",
        "1e99",
        "1e999999999",
        "99999999999999999999",
        "true",
        "-1"
      })
  void aWrongNumberShouldBeNamedWithItsRange(String value) {
    assertThatThrownBy(() -> body("{\"n\":" + value + "}").integer("n", 1, 10))
        .isInstanceOf(BackupException.class)
        .hasMessage("n must be a whole number from 1 to 10");
  }

  @Test
  void aNumberInItsRangeShouldBeRead() {
    assertThat(body("{\"n\":10}").integer("n", 1, 10)).contains(10);
    assertThat(body("{\"n\":null}").integer("n", 1, 10)).isEmpty();
  }

  @Test
  void aListShouldHoldTextsOnly() {
    assertThat(body("{\"l\":[\"a\",\" b\"]}").textList("l"))
        .hasValueSatisfying(list -> assertThat(list).containsExactly("a", " b"));
    assertThat(body("{\"l\":[]}").textList("l"))
        .hasValueSatisfying(list -> assertThat(list).isEmpty());
    assertThat(body("{}").textList("l")).isEmpty();
    assertInvalid("l", () -> body("{\"l\":\"a\"}").textList("l"));
    assertInvalid("l[1]", () -> body("{\"l\":[\"a\",5]}").textList("l"));
    assertInvalid("l[0]", () -> body("{\"l\":[\" \"]}").textList("l"));
  }

  @Test
  void anObjectShouldBeAnObject() {
    assertThat(body("{\"o\":{\"a\":1}}").requiredObject("o").getInt("a")).isEqualTo(1);
    assertInvalid("o", () -> body("{}").requiredObject("o"));
    assertInvalid("o", () -> body("{\"o\":[]}").object("o"));
  }

  @Test
  void aTimeShouldBeReadInAnyOffset() {
    assertThat(body("{\"t\":\"2025-01-15T12:00:00.000+02:00\"}").instant("t"))
        .contains(Instant.parse("2025-01-15T10:00:00Z"));
    assertThat(body("{\"t\":\"2025-01-15T10:00:00Z\"}").instant("t"))
        .contains(Instant.parse("2025-01-15T10:00:00Z"));
    assertInvalid("t", () -> body("{\"t\":\"tomorrow\"}").instant("t"));
    assertInvalid("t", () -> body("{\"t\":\"2025-01-15\"}").instant("t"));
    assertInvalid("t", () -> body("{\"t\":1736935200}").instant("t"));
  }

  @Test
  void aTimeOutsideTheFourDigitYearsOfIsoShouldBeRefused() {
    assertThat(body("{\"t\":\"9999-12-31T23:59:59Z\"}").instant("t")).isPresent();
    assertThat(body("{\"t\":\"0001-01-01T00:00:00Z\"}").instant("t")).isPresent();
    assertInvalid("t", () -> body("{\"t\":\"9999-12-31T23:59:59-01:00\"}").instant("t"));
    assertInvalid("t", () -> body("{\"t\":\"0000-12-31T23:59:59Z\"}").instant("t"));
    assertInvalid("t", () -> body("{\"t\":\"+10000-01-01T00:00:00Z\"}").instant("t"));
    assertInvalid("t", () -> body("{\"t\":\"-999999999-01-01T00:00:00+18:00\"}").instant("t"));
    assertInvalid("t", () -> body("{\"t\":\"+999999999-12-31T23:59:59-18:00\"}").instant("t"));
  }

  @Test
  void unknownFieldsShouldNotMatter() {
    assertThat(body("{\"name\":\"a\",\"whatever\":[{}]}").requiredText("name")).isEqualTo("a");
  }
}

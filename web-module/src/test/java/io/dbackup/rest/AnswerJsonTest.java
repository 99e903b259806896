package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnswerJsonTest {

  private record Inner(String z, Integer a) {}

  private enum Kind {
    ONE
  }

  private record Outer(
      String name,
      long size,
      Double none,
      Instant at,
      Inner inner,
      List<Inner> list,
      Map<String, Object> map,
      Optional<String> absent,
      Optional<Integer> there,
      JsonObject raw,
      Kind kind,
      BigDecimal exact,
      double ratio,
      boolean flag) {}

  private static String json(Object value) {
    return AnswerText.of(value);
  }

  @Test
  void aRecordShouldKeepTheOrderOfItsDeclarationAndItsNulls() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("z", 1);
    map.put("a", null);
    Outer outer =
        new Outer(
            "ü\"",
            5_000_000_000L,
            null,
            Instant.parse("2026-01-02T03:04:05Z"),
            new Inner("z", null),
            List.of(new Inner(null, 2)),
            map,
            Optional.empty(),
            Optional.of(3),
            Json.createObjectBuilder().add("q", 1).addNull("n").build(),
            Kind.ONE,
            new BigDecimal("128.0"),
            99.5,
            true);
    assertThat(json(outer))
        .isEqualTo(
            "{\"name\":\"ü\\\"\",\"size\":5000000000,\"none\":null,\"at\":\"2026-01-02T03:04:05.000Z\","
                + "\"inner\":{\"z\":\"z\",\"a\":null},\"list\":[{\"z\":null,\"a\":2}],"
                + "\"map\":{\"z\":1,\"a\":null},\"absent\":null,\"there\":3,\"raw\":{\"q\":1,\"n\":null},"
                + "\"kind\":\"ONE\",\"exact\":128.0,\"ratio\":99.5,\"flag\":true}");
  }

  @Test
  void timesShouldHaveThreeDigitsOfMilliseconds() {
    assertThat(json(List.of(Instant.parse("2026-01-02T03:04:05.1239Z"))))
        .isEqualTo("[\"2026-01-02T03:04:05.123Z\"]");
  }

  @Test
  void anEmptyListShouldBeAnEmptyArray() {
    assertThat(json(List.of())).isEqualTo("[]");
  }

  @Test
  void rowsShouldBeWrittenAsAnArrayIntoATargetThatStaysOpen() {
    Target target = new Target();
    AnswerJson.writeRows(List.of(new Inner("a", 1), new Inner("b", null)).iterator(), target);
    assertThat(target).hasToString("[{\"z\":\"a\",\"a\":1},{\"z\":\"b\",\"a\":null}]");
    assertThat(target.closed).isFalse();
  }

  @Test
  void rowsShouldHaveNoEndWhenOneOfThemCannotBeRead() {
    Iterator<String> rows =
        Stream.of("read", "broken")
            .peek(
                row -> {
                  if (row.equals("broken")) {
                    throw new IllegalStateException("no more");
                  }
                })
            .iterator();
    Target target = new Target();
    assertThatThrownBy(() -> AnswerJson.writeRows(rows, target)).hasMessage("no more");
    assertThat(target.toString()).doesNotContain("]");
    assertThat(target.closed).isFalse();
  }

  private static final class Target extends ByteArrayOutputStream {
    private boolean closed;

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void anythingElseShouldBeAMistakeOfTheProgram() {
    assertThatThrownBy(() -> AnswerJson.bytes(new Object()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.dbackup.product.client.Answer;
import io.dbackup.product.client.Api;
import io.dbackup.product.client.Shape;
import io.dbackup.product.sample.Exhibits;
import io.dbackup.product.sample.Reference;
import io.dbackup.product.sample.World;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The API reference, row by row: with a key of the one permission it names, each operation gives
 * the status and the answer that it shows.
 */
public interface ConformanceChapter {

  World world();

  @TestFactory
  default Stream<DynamicTest> theReferenceShouldHold() throws IOException {
    List<Reference.Row> rows;
    try (InputStream table = ConformanceChapter.class.getResourceAsStream("/reference.txt")) {
      rows = Reference.rows(new String(table.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(rows).hasSizeGreaterThan(75);
    Exhibits exhibits = new Exhibits(world());
    Map<String, Api> callers = new HashMap<>();
    Stream<DynamicTest> tests =
        rows.stream()
            .map(
                row ->
                    dynamicTest(
                        row + " with " + row.permission() + " is " + row.status(),
                        () -> check(row, exhibits, callers)));
    return Stream.concat(
        tests, Stream.of(dynamicTest("everything that was started ends", exhibits::settle)));
  }

  private void check(Reference.Row row, Exhibits exhibits, Map<String, Api> callers) {
    Api caller = callers.computeIfAbsent(row.permission(), this::caller);
    String path = exhibits.filled(row.path());
    Answer answer =
        row.body().isPresent()
            ? caller.json(row.method(), path, exhibits.filled(row.body().get()))
            : caller.send(row.method(), path, BodyPublishers.noBody(), Optional.empty());
    answer.expect(row.status());
    if (row.answer().isPresent()) {
      assertThat(Shape.differences(row.answer().get(), answer.text()))
          .as("%s: %s", answer.request(), answer.text())
          .isEmpty();
    } else {
      assertThat(answer.body()).as(answer.request()).isNotEmpty();
      assertThat(answer.header("Content-Type")).doesNotStartWith("application/json");
    }
  }

  private Api caller(String permission) {
    return switch (permission) {
      case "none" -> Api.anonymous(world().server());
      case "session" -> world().administrator();
      default -> Api.withKey(world().server(), world().newKey(List.of(permission)));
    };
  }
}

package io.dbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every release imports what any earlier one exported. */
class GoldenConfigurationTest {
  private final TestInstance fresh = TestInstance.empty(9);

  @AfterEach
  void close() {
    fresh.close();
  }

  @ParameterizedTest
  @CsvSource({
    "v1, " + GoldenConfiguration.DOCUMENT,
    "v1, " + GoldenConfiguration.FILE,
  })
  void aReleasedFileShouldStillBeImportedWhole(String version, String name) throws IOException {
    byte[] file = resource(version, name);
    Optional<String> key = Optional.of(TestInstance.PROFILE_KEY);

    ImportReport report = fresh.take(fresh.call(parts -> parts.files().read(file, key)));

    JsonObject golden =
        fresh
            .call(
                parts ->
                    parts
                        .files()
                        .read(unchecked(version, GoldenConfiguration.DOCUMENT), Optional.empty()))
            .json();
    JsonObject now = fresh.document().json();
    assertThat(report.created())
        .containsAllEntriesOf(
            Map.of("groups", 1, "users", 2, "apiKeys", 1, "encryptionProfiles", 1))
        .containsAllEntriesOf(Map.of("adapters", 4, "jobs", 2, "settings", 1, "systemTasks", 1));
    golden.forEach(
        (section, value) -> {
          if (value.getValueType() == JsonValue.ValueType.ARRAY) {
            assertHeld(golden, now, section);
          }
        });
  }

  /** A later release may add members; those of the file are all there. */
  private static void assertHeld(JsonObject golden, JsonObject now, String section) {
    Map<String, JsonObject> entries =
        entries(now, section).stream()
            .collect(Collectors.toMap(GoldenConfigurationTest::id, entry -> entry));
    assertThat(entries).as(section).hasSize(entries(golden, section).size());
    for (JsonObject entry : entries(golden, section)) {
      assertThat(entries.get(id(entry))).as(section).containsAllEntriesOf(entry);
    }
  }

  private static List<JsonObject> entries(JsonObject document, String section) {
    return document.getJsonArray(section).getValuesAs(JsonObject.class);
  }

  private static String id(JsonObject entry) {
    return entry.getString("id", entry.getString("name", ""));
  }

  private static byte[] unchecked(String version, String name) {
    try {
      return resource(version, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] resource(String version, String name) throws IOException {
    String path = "/golden/configuration-" + version + "/" + name;
    try (InputStream stream = GoldenConfigurationTest.class.getResourceAsStream(path)) {
      return stream.readAllBytes();
    }
  }
}

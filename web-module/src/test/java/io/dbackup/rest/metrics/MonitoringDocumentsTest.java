package io.dbackup.rest.metrics;

import static io.dbackup.json.PlatformJson.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is shipped for Prometheus and Grafana speaks of metrics that exist. */
class MonitoringDocumentsTest {
  private static final Path FOLDER = Path.of("..", "docs", "monitoring");
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:dbackup|jvm|process)_[a-z_]*[a-z]\\b");

  @Test
  void everyMetricOfTheDashboardShouldBeExposed() {
    List<String> queries =
        dashboard().getJsonArray("panels").stream()
            .map(JsonValue::asJsonObject)
            .flatMap(panel -> panel.getJsonArray("targets").stream())
            .map(target -> target.asJsonObject().getString("expr"))
            .toList();

    assertThat(queries).hasSizeGreaterThan(15).allMatch(query -> !metrics(query).isEmpty());
    assertThat(metrics(String.join("\n", queries))).isSubsetOf(exposed());
  }

  @Test
  void theDashboardShouldHaveWhatGrafanaNeedsToLoadIt() {
    JsonObject dashboard = dashboard();

    assertThat(dashboard.getString("title")).isEqualTo("DBackup");
    assertThat(dashboard.getInt("schemaVersion")).isGreaterThanOrEqualTo(36);
    assertThat(dashboard.getJsonObject("time").getString("from")).isNotBlank();
    Set<Integer> ids = new HashSet<>();
    Set<String> cells = new HashSet<>();
    for (JsonValue value : dashboard.getJsonArray("panels")) {
      JsonObject panel = value.asJsonObject();
      assertThat(ids.add(panel.getInt("id"))).as("id of %s", panel.getString("title")).isTrue();
      assertThat(panel.getString("type")).isIn("stat", "timeseries", "table");
      assertThat(panel.getJsonObject("datasource").getString("uid")).isEqualTo("${datasource}");
      JsonObject place = panel.getJsonObject("gridPos");
      assertThat(place.getInt("x") + place.getInt("w")).isLessThanOrEqualTo(24);
      for (int x = place.getInt("x"); x < place.getInt("x") + place.getInt("w"); x++) {
        for (int y = place.getInt("y"); y < place.getInt("y") + place.getInt("h"); y++) {
          assertThat(cells.add(x + "," + y)).as("%s covers another", panel).isTrue();
        }
      }
    }
    assertThat(dashboard.getJsonObject("templating").getJsonArray("list"))
        .extracting(variable -> variable.asJsonObject().getString("name"))
        .containsExactly("datasource", "job");
  }

  @Test
  void everyMetricOfTheAlertsShouldBeExposed() {
    String rules = read("dbackup-alerts.yml");
    List<String> queries =
        rules.lines().map(String::strip).filter(line -> line.startsWith("expr:")).toList();

    assertThat(queries)
        .hasSize(rules.split("- alert: ", -1).length - 1)
        .allMatch(query -> !metrics(query).isEmpty());
    assertThat(metrics(String.join("\n", queries))).isSubsetOf(exposed());
    assertThat(rules.lines().map(String::strip).filter(line -> line.startsWith("- alert:")))
        .contains(
            "- alert: BackupOverdue",
            "- alert: BackupFailing",
            "- alert: BackupAdapterUnhealthy",
            "- alert: BackupQueueStuck",
            "- alert: BackupServerDown");
    assertThat(queries).anyMatch(query -> query.contains("absent("));
  }

  @Test
  void everyMetricShouldBeDescribedAndNoOther() {
    Set<String> described =
        read("README.md")
            .lines()
            .filter(line -> line.startsWith("| `"))
            .flatMap(line -> metrics(line.split("\\|", -1)[1]).stream())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(described)
        .isEqualTo(
            exposed().stream()
                .map(name -> name.replaceAll("(?<=duration_seconds)_(sum|count)$", ""))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> exposed() {
    String text =
        new String(
            Exposition.of(SampleFigures.busy()).write(Exposition.Format.PROMETHEUS),
            StandardCharsets.UTF_8);
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> metrics(String text) {
    return METRIC
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonObject dashboard() {
    try (JsonReader reader = JSON.createReader(new StringReader(read("grafana-dashboard.json")))) {
      return reader.readObject();
    }
  }

  private static String read(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new AssertionError("Run this test in the folder of its module", e);
    }
  }
}

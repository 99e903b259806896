package io.dbackup.batch.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.spi.storage.StoragePath;
import io.dbackup.testing.HostileNames;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of databases and jobs are data; what is made of them lies safely at any destination. */
class ObjectNamesTest {
  private static final Instant START = Instant.parse("2026-11-01T02:00:00Z");
  private static final String JOB = "01kqjob0000000000000abcdef";
  private static final String RUN = "01kqrun0000000000000uvwxyz";
  private static final int LONGEST_FILE_NAME = 255;

  /** What no file system, share or shell takes badly. */
  private static final Pattern HARMLESS = Pattern.compile("[^\\p{Cntrl}/\\\\%:*?\"<>|'`$;&\\s]+");

  static Stream<String> databaseNames() {
    return Stream.of(
            HostileNames.forPostgres(),
            HostileNames.forMysql(),
            Stream.of(
                "%2e%2e%2f",
                "%2E%2e",
                "..%2fetc%2fpasswd",
                "a%5cb",
                "%252e",
                "%2e".repeat(21),
                "/",
                "//",
                "../../etc/passwd",
                "..",
                ".",
                "-- comment",
                "--",
                " ",
                "\t",
                "'",
                "\"",
                "\\",
                "%",
                "_",
                "~",
                "a~2",
                "nul.sql",
                "com1",
                "\u202egnp.exe",
                "\uff0e\uff0e\uff0f",
                "\ufeffbom",
                "shop.dump.meta.json"))
        .flatMap(names -> names)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("databaseNames")
  void anyDatabaseAloneShouldHaveAnAcceptedObjectName(String name) {
    String part = ObjectNames.databases(List.of(name)).get(0);

    assertThat(part).matches(HARMLESS).doesNotStartWith("-").doesNotStartWith(".");
    assertAccepted("_" + part, 2);
  }

  @ParameterizedTest
  @MethodSource("databaseNames")
  void anyJobShouldHaveAnAcceptedFolder(String name) {
    String folder = ObjectNames.jobFolder(name, JOB);
    String base = ObjectNames.base(name, RUN, START, ZoneOffset.UTC);

    assertThat(folder).matches(HARMLESS).doesNotStartWith("-").doesNotStartWith(".");
    assertThat(StoragePath.of(folder + "/" + base).segments()).containsExactly(folder, base);
  }

  @Test
  void allDatabasesOfAJobShouldHaveAcceptedObjectNames() {
    for (String part : ObjectNames.databases(databaseNames().toList())) {
      assertThat(part).matches(HARMLESS).doesNotStartWith("-").doesNotStartWith(".");
      assertAccepted("/" + part, 3);
    }
  }

  @Test
  void allDatabasesOfAJobShouldStayDifferentAtEveryKindOfDestination() {
    List<String> names = new ArrayList<>(databaseNames().toList());
    names.addAll(
        List.of(
            "shop", "Shop", "SHOP", "a/b", "a\\b", "a b", "a_b", "A_B", "a%b", "a%2fb", "/a/b/"));
    names.addAll(List.of("straße", "STRASSE", "strasse", "\u017ftrasse", "\u212aelvin", "kelvin"));
    names.addAll(List.of("caf\u00e9", "cafe\u0301", "CAF\u00c9", "\uff53hop", "\ufb01n", "fin"));
    names.addAll(List.of("i", "I", "\u0130", "\u0131", "i\u0307", "a", "A", "a~3", "a\uff5e3"));
    names.addAll(List.of("con", "CON", "_con", "con.x"));
    names.addAll(List.of("ü".repeat(60) + "1", "ü".repeat(60) + "2"));
    names.addAll(List.of("!", "?", "database"));
    List<String> distinct = names.stream().distinct().toList();

    List<String> parts = ObjectNames.databases(distinct);

    assertThat(parts).hasSameSizeAs(distinct);
    for (UnaryOperator<String> blind : destinations()) {
      Set<String> seen = new HashSet<>();
      parts.forEach(part -> assertThat(seen.add(blind.apply(part))).as(part).isTrue());
    }
  }

  /** How destinations compare names. */
  private static List<UnaryOperator<String>> destinations() {
    return List.of(
        name -> name,
        name -> name.toLowerCase(Locale.ROOT),
        name -> name.toUpperCase(Locale.ROOT),
        name -> Normalizer.normalize(name, Normalizer.Form.NFD),
        name -> Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD),
        name -> name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
  }

  @Test
  void aPlainNameShouldBeKept() {
    assertThat(ObjectNames.databases(List.of("shop", "Größe_2", "my-app.v1")))
        .containsExactly("shop", "Größe_2", "my-app.v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CON", "nul", "Com1", "lpt9", "aux.old", "COM\u00b9"})
  void aNameThatWindowsTakesForADeviceShouldBeChanged(String name) {
    assertThat(ObjectNames.databases(List.of(name))).containsExactly("_" + name);
  }

  @Test
  void twoJobsWithTheSameSlugShouldHaveDifferentFolders() {
    assertThat(ObjectNames.jobFolder("a/b", JOB)).isNotEqualTo(ObjectNames.jobFolder("A b", RUN));
  }

  private static void assertAccepted(String end, int segments) {
    String base =
        ObjectNames.jobFolder("j".repeat(200), JOB)
            + "/"
            + ObjectNames.base("j".repeat(200), RUN, START, ZoneOffset.UTC);
    StoragePath path = StoragePath.of(base + end + ".dump.zst.enc.meta.json");

    assertThat(path.value()).isEqualTo(base + end + ".dump.zst.enc.meta.json");
    assertThat(path.segments())
        .hasSize(segments)
        .allSatisfy(
            segment ->
                assertThat(segment.getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(LONGEST_FILE_NAME));
  }
}

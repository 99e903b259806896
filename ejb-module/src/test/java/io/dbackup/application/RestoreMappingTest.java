package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.backup.RestorePlan.Mapping;
import io.dbackup.backup.RestorePlan.OnExisting;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreMappingTest {
  private static final List<String> ONE = List.of("shop");
  private static final List<String> TWO = List.of("shop", "crm");

  @Test
  void withoutNamesEveryDatabaseShouldKeepItsOwn() {
    assertThat(RestoreMapping.resolve(TWO, command(null, Map.of(), false)))
        .containsExactly(new Mapping("shop", "shop"), new Mapping("crm", "crm"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "--copy", "a b", "\"quoted\" 'name'", "läden 数据", "a/b;c"})
  void theOnlyDatabaseShouldTakeAnyName(String name) {
    assertThat(RestoreMapping.resolve(ONE, command(name, Map.of(), false)))
        .containsExactly(new Mapping("shop", name));
  }

  @Test
  void aRenamingShouldLeaveTheOthersTheirNames() {
    assertThat(RestoreMapping.resolve(TWO, command(null, Map.of("shop", "shop2"), false)))
        .containsExactly(new Mapping("shop", "shop2"), new Mapping("crm", "crm"));
  }

  @Test
  void aSelectionShouldLeaveTheOthersOut() {
    assertThat(RestoreMapping.resolve(TWO, command(null, Map.of("crm", "crm"), true)))
        .containsExactly(new Mapping("crm", "crm"));
  }

  @Test
  void twoDatabasesMayExchangeTheirNames() {
    assertThat(
            RestoreMapping.resolve(TWO, command(null, Map.of("shop", "crm", "crm", "shop"), false)))
        .containsExactly(new Mapping("shop", "crm"), new Mapping("crm", "shop"));
  }

  @Test
  void aNewNameForSeveralDatabasesShouldBeRefused() {
    assertInvalid(TWO, command("copy", Map.of(), false), "targetDatabaseName");
  }

  @Test
  void aDatabaseThatIsNotInTheBackupShouldBeRefused() {
    assertInvalid(TWO, command(null, Map.of("logs", "x"), false), "'logs'");
  }

  @Test
  void oneTargetForTwoDatabasesShouldBeRefused() {
    assertInvalid(TWO, command(null, Map.of("shop", "crm"), false), "'crm'");
  }

  @Test
  void anEmptySelectionShouldBeRefused() {
    assertInvalid(TWO, command(null, Map.of(), true), "databaseMapping");
  }

  @Test
  void contradictingNamesShouldBeRefused() {
    assertInvalid(ONE, command("a", Map.of("shop", "b"), false), "contradict");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\u0000b", "a\nb"})
  void whatIsNoNameShouldBeRefusedNamingTheField(String name) {
    assertInvalid(ONE, command(name, Map.of(), false), "targetDatabaseName");
    assertInvalid(TWO, command(null, Map.of("crm", name), false), "databaseMapping.crm");
  }

  @Test
  void aNameThatIsTooLongShouldBeRefused() {
    assertInvalid(ONE, command("x".repeat(256), Map.of(), false), "targetDatabaseName");
  }

  private static void assertInvalid(List<String> databases, RestoreCommand command, String named) {
    assertThatThrownBy(() -> RestoreMapping.resolve(databases, command))
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INVALID))
        .hasMessageContaining(named);
  }

  private static RestoreCommand command(
      String targetDatabaseName, Map<String, String> renaming, boolean onlyRenamed) {
    return new RestoreCommand(
        "nightly/shop.dump",
        "source-1",
        Optional.ofNullable(targetDatabaseName),
        renaming,
        onlyRenamed,
        Optional.empty(),
        true,
        OnExisting.REPLACE,
        false);
  }
}

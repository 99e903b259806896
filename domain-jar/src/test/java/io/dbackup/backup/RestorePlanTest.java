package io.dbackup.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.backup.RestorePlan.Mapping;
import io.dbackup.backup.RestorePlan.OnExisting;
import io.dbackup.error.BackupException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestorePlanTest {
  private static final RestorePlan PLAN =
      new RestorePlan(
          "destination",
          "shop-nightly/shop_2026 \"ü\".dump",
          "target",
          List.of(new Mapping("shop", "--shop 'copy'"), new Mapping("läden", "läden")),
          Optional.of("encrypted"),
          false,
          OnExisting.FAIL,
          true);

  @Test
  void parsingTheJsonFormShouldGiveAnEqualPlan() {
    assertThat(RestorePlan.parse(PLAN.toJson())).isEqualTo(PLAN);
  }

  @Test
  void aPlanWithoutCredentialsShouldHaveNoTraceOfThemInItsJsonForm() {
    RestorePlan wiped = PLAN.withoutCredentials();

    assertThat(wiped.toJson()).doesNotContain("privilegedAuth").doesNotContain("encrypted");
    assertThat(RestorePlan.parse(wiped.toJson())).isEqualTo(wiped);
  }

  @Test
  void theTextFormShouldNotShowCredentials() {
    assertThat(PLAN.toString()).doesNotContain("encrypted");
  }

  @Test
  void twoDatabasesForOneTargetShouldBeRefused() {
    List<Mapping> clash = List.of(new Mapping("a", "x"), new Mapping("b", "x"));

    assertThatThrownBy(() -> plan(clash)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPlanWithoutDatabasesShouldBeRefused() {
    assertThatThrownBy(() -> plan(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUnknownChoiceForExistingTargetsShouldNameTheField() {
    assertThatThrownBy(() -> OnExisting.parse("REPLACE"))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("onExisting");
  }

  @Test
  void aVerificationPlanShouldSurviveItsJsonForm() {
    VerificationPlan plan = new VerificationPlan("destination", "a/b \"c\"");

    assertThat(VerificationPlan.parse(plan.toJson())).isEqualTo(plan);
  }

  private static RestorePlan plan(List<Mapping> mapping) {
    return new RestorePlan(
        "d", "p", "t", mapping, Optional.empty(), true, OnExisting.REPLACE, false);
  }
}

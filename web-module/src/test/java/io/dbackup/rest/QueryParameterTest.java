package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.audit.AuditAction;
import io.dbackup.execution.ExecutionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParameterTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "366", "-1", "x", "1.5", "99999999999999", "1e2"})
  void aNumberOutsideItsRangeShouldBeNamed(String value) {
    assertThatThrownBy(() -> QueryParameter.integer("days", value, 30, 1, 365))
        .hasMessage("Parameter days must be a whole number from 1 to 365");
  }

  @Test
  void whatIsNotSentShouldTakeTheDefault() {
    assertThat(QueryParameter.integer("days", null, 30, 1, 365)).isEqualTo(30);
    assertThat(QueryParameter.integer("days", " ", 30, 1, 365)).isEqualTo(30);
    assertThat(QueryParameter.integer("days", "365", 30, 1, 365)).isEqualTo(365);
    assertThat(QueryParameter.flag("decrypt", null, true)).isTrue();
    assertThat(QueryParameter.text(" ")).isEmpty();
  }

  @Test
  void aFlagShouldBeTrueOrFalse() {
    assertThat(QueryParameter.flag("decrypt", "false", true)).isFalse();
    assertThat(QueryParameter.flag("decrypt", "true", false)).isTrue();
    assertThatThrownBy(() -> QueryParameter.flag("decrypt", "maybe", true))
        .hasMessageContaining("decrypt");
  }

  @Test
  void aWordShouldBeFoundInAnyCase() {
    assertThat(QueryParameter.oneOf("action", "login", AuditAction.class))
        .contains(AuditAction.LOGIN);
    assertThatThrownBy(() -> QueryParameter.oneOf("action", "fly", AuditAction.class))
        .hasMessageContaining("action")
        .hasMessageContaining("LOGIN");
  }

  @ParameterizedTest
  @EnumSource(ExecutionType.class)
  void theWordOfTheApiShouldBeUnderstood(ExecutionType type) {
    assertThat(QueryParameter.oneOf("type", type.apiName(), ExecutionType.class)).contains(type);
    assertThat(QueryParameter.oneOf("type", type.name(), ExecutionType.class)).contains(type);
  }

  @Test
  void aTimeShouldBeNamedWhenItIsNone() {
    assertThatThrownBy(() -> QueryParameter.instant("from", "yesterday"))
        .hasMessageContaining("from");
    assertThat(QueryParameter.instant("from", "2025-01-15T10:00:00.000Z")).isPresent();
  }

  @Test
  void aPageShouldBeCountedFromOne() {
    Page page = Page.of("3", "50", 100);
    assertThat(page.skip()).isEqualTo(100);
    assertThat(page.size()).isEqualTo(50);
    assertThat(Page.of(null, null, 100)).isEqualTo(new Page(1, 100));
    assertThatThrownBy(() -> Page.of("0", null, 100)).hasMessageContaining("page");
    assertThatThrownBy(() -> Page.of(null, "1001", 100)).hasMessageContaining("limit");
  }
}

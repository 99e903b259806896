package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EditionTest {
  private static final Instant SEEN = Instant.parse("2026-03-01T10:00:00.123Z");

  @Test
  void whoeverSawThePresentStateShouldBeLetThrough() {
    assertThatCode(() -> Edition.of(Set.of(SEEN)).require(SEEN)).doesNotThrowAnyException();
    assertThatCode(() -> Edition.of(Set.of(SEEN.minusSeconds(1), SEEN)).require(SEEN))
        .doesNotThrowAnyException();
  }

  @Test
  void partsOfAMillisecondShouldNotCountBecauseNobodyIsShownThem() {
    assertThatCode(() -> Edition.of(Set.of(SEEN)).require(SEEN.plusNanos(999_999)))
        .doesNotThrowAnyException();
  }

  @Test
  void whoeverSawAnotherStateShouldBeRefusedWithTheTimeOfTheChange() {
    for (Edition seen : new Edition[] {Edition.of(Set.of(SEEN)), Edition.of(Set.of())}) {
      BackupException refusal =
          catchThrowableOfType(BackupException.class, () -> seen.require(SEEN.plusMillis(1)));

      assertThat(refusal.category()).isEqualTo(ErrorCategory.STALE);
      assertThat(refusal).hasMessageContaining("changed meanwhile, at 2026-03-01T10:00:00.124Z");
    }
  }

  @Test
  void whoeverDoesNotCareShouldBeLetThrough() {
    assertThatCode(() -> Edition.ANY.require(SEEN)).doesNotThrowAnyException();
  }
}

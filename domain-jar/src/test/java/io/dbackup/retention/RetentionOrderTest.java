package io.dbackup.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionOrderTest {
  @Test
  void parsingTheJsonFormShouldGiveAnEqualOrder() {
    RetentionOrder order = new RetentionOrder("job", Set.of("00ff", "11ee", "22dd"));

    assertThat(RetentionOrder.parse(order.toJson())).isEqualTo(order);
  }

  @Test
  void anOrderThatConfirmsNothingShouldSurviveItsJsonForm() {
    RetentionOrder order = new RetentionOrder("job", Set.of());

    assertThat(RetentionOrder.parse(order.toJson())).isEqualTo(order);
  }

  @Test
  void textThatJsonMustEscapeShouldSurvive() {
    RetentionOrder order = new RetentionOrder("läden \"nachts\" \\ \n", Set.of("\"", "\u0000"));

    assertThat(RetentionOrder.parse(order.toJson())).isEqualTo(order);
  }

  @Test
  void equalOrdersShouldHaveTheSameJsonForm() {
    Set<String> confirmed = new HashSet<>();
    for (int i = 99; i >= 10; i--) {
      confirmed.add("fingerprint " + i);
    }

    String json = new RetentionOrder("job", confirmed).toJson();

    assertThat(json).isEqualTo(new RetentionOrder("job", Set.copyOf(confirmed)).toJson());
    assertThat(json.indexOf("fingerprint 10")).isLessThan(json.indexOf("fingerprint 99"));
  }

  @Test
  void theJsonFormShouldBeTheOneThatStoredExecutionsHave() {
    assertThat(new RetentionOrder("job", Set.of("b", "a")).toJson())
        .isEqualTo("{\"jobId\":\"job\",\"confirmed\":[\"a\",\"b\"]}");
  }

  @Test
  void aFingerprintWrittenTwiceShouldCountOnce() {
    assertThat(RetentionOrder.parse("{\"jobId\":\"job\",\"confirmed\":[\"a\",\"a\"]}"))
        .isEqualTo(new RetentionOrder("job", Set.of("a")));
  }

  @Test
  void changingTheGivenSetLaterShouldNotChangeTheOrder() {
    Set<String> confirmed = new HashSet<>(Set.of("a"));
    RetentionOrder order = new RetentionOrder("job", confirmed);

    confirmed.add("b");

    assertThat(order.confirmed()).containsExactly("a");
  }

  @Test
  void anOrderWithoutJobShouldBeRefused() {
    assertThatThrownBy(() -> new RetentionOrder(null, Set.of()))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> RetentionOrder.parse("{\"confirmed\":[]}"))
        .isInstanceOf(RuntimeException.class);
  }
}

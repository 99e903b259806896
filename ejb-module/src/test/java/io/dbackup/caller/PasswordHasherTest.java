package io.dbackup.caller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHasherTest {
  /** Of "password", made with Bouncy Castle. */
  private static final String HASH_OF_ANOTHER_IMPLEMENTATION =
      "$argon2id$v=19$m=4096,t=3,p=2$MDEyMzQ1Njc4OWFiY2RlZg$T5h9c1LhshlDxERrHtOW78ZYOdLYJNm/U+f/HQcRHcg";

  private final PasswordHasher hasher = new PasswordHasher();

  @Test
  void onlyTheRightPasswordShouldMatch() {
    String hash = hasher.hash("correct horse bättery");
    assertThat(hasher.matches("correct horse bättery", hash)).isTrue();
    assertThat(hasher.matches("correct horse battery", hash)).isFalse();
    assertThat(hasher.matches("", hash)).isFalse();
  }

  @Test
  void theHashShouldNameArgon2idAndItsParameters() {
    assertThat(hasher.hash("x")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void theSamePasswordShouldHaveAnotherHashEachTime() {
    assertThat(hasher.hash("x")).isNotEqualTo(hasher.hash("x"));
  }

  @Test
  void aHashWithOtherParametersOfAnotherImplementationShouldStillMatch() {
    assertThat(hasher.matches("password", HASH_OF_ANOTHER_IMPLEMENTATION)).isTrue();
    assertThat(hasher.matches("Password", HASH_OF_ANOTHER_IMPLEMENTATION)).isFalse();
  }

  @Test
  void nobodyShouldMatchAnything() {
    assertThat(hasher.matchesNobody("the password of nobody")).isFalse();
  }
}

package io.dbackup.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {
  private static final byte[] KEY = new byte[32];
  private static final String CONTEXT = "adapter:1:password";

  private final SecretCipher cipher = new SecretCipher(KEY);

  @ParameterizedTest
  @ValueSource(strings = {"", "p", "pässwörd \uD83D\uDD11 'quoted' --dash"})
  void aSecretShouldComeBackAsItWas(String secret) {
    assertThat(cipher.decrypt(cipher.encrypt(secret, CONTEXT), CONTEXT)).isEqualTo(secret);
  }

  @Test
  void theStoredFormShouldNameItsVersionAndHideTheSecret() {
    assertThat(cipher.encrypt("hunter2", CONTEXT)).startsWith("v1:").doesNotContain("hunter2");
  }

  @Test
  void theSameSecretShouldNeverBeStoredTheSameWayTwice() {
    Set<String> stored = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      stored.add(cipher.encrypt("hunter2", CONTEXT));
    }
    assertThat(stored).hasSize(1000);
  }

  @Test
  void aSecretMovedToAnotherPlaceShouldNotBeReadable() {
    String stored = cipher.encrypt("hunter2", CONTEXT);
    assertUnreadable(() -> cipher.decrypt(stored, "adapter:2:password"));
  }

  @Test
  void anotherMasterKeyShouldNotReadIt() {
    byte[] other = new byte[32];
    Arrays.fill(other, (byte) 1);
    String stored = cipher.encrypt("hunter2", CONTEXT);
    assertUnreadable(() -> new SecretCipher(other).decrypt(stored, CONTEXT));
  }

  @Test
  void everyFlippedBitShouldBeNoticed() {
    byte[] stored = Base64.getUrlDecoder().decode(cipher.encrypt("hunter2", CONTEXT).substring(3));
    for (int bit = 0; bit < stored.length * 8; bit++) {
      byte[] changed = stored.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertUnreadable(
          () -> cipher.decrypt("v1:" + Base64.getUrlEncoder().encodeToString(changed), CONTEXT));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1:", "v1:AAAA", "v2:AAAA", "hunter2", "v1:***"})
  void whatIsNoStoredSecretShouldBeRefused(String stored) {
    assertUnreadable(() -> cipher.decrypt(stored, CONTEXT));
  }

  /** Written once by this version: later versions must still read it. */
  @Test
  void theFirstStoredFormShouldStayReadable() {
    assertThat(
            cipher.decrypt(
                "v1:AAECAwQFBgcICQoL465DJiCO5pehHXKTmHGtZTsCiKulhIupywsWeQlSCWoHsXvc", CONTEXT))
        .isEqualTo("kept since version 1");
  }

  private static void assertUnreadable(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(BackupException.class)
        .hasMessageNotContaining("hunter2")
        .extracting(failure -> ((BackupException) failure).category())
        .isEqualTo(ErrorCategory.INTEGRITY);
  }
}

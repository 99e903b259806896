package io.dbackup.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretBytesTest {
  private static final String HEX =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff";

  @Test
  void hexOfEitherCaseShouldBeRead() {
    SecretBytes key = SecretBytes.ofHexKey(HEX.toUpperCase());
    assertThat(key.length()).isEqualTo(32);
    assertThat(key.toHex()).isEqualTo(HEX);
    assertThat(key).isEqualTo(SecretBytes.ofHexKey(HEX));
  }

  @Test
  void anythingElseShouldBeRefusedWithoutQuotingIt() {
    for (String wrong :
        List.of("", "00", HEX + "00", HEX.substring(1), "x".repeat(64), HEX + " ")) {
      assertThatThrownBy(() -> SecretBytes.ofHexKey(wrong))
          .isInstanceOfSatisfying(
              BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INVALID))
          .hasMessage("key must be 64 hexadecimal digits")
          .hasNoCause();
    }
  }

  @Test
  void textShouldShowNothing() {
    SecretBytes key = SecretBytes.ofHexKey(HEX);
    assertThat(key.toString()).isEqualTo("SecretBytes[hidden]");
    assertThat(List.of(key).toString()).doesNotContain("0102").doesNotContain("1, 2");
    assertThat(key.hashCode()).isEqualTo(SecretBytes.ofHexKey("f".repeat(64)).hashCode());
  }

  @Test
  void theOwnersArrayShouldStayIndependent() {
    byte[] bytes = {1, 2, 3};
    SecretBytes secret = SecretBytes.copyOf(bytes);
    bytes[0] = 9;
    secret.copy()[1] = 9;
    assertThat(secret.copy()).containsExactly(1, 2, 3);
    assertThat(secret).isNotEqualTo(SecretBytes.copyOf(bytes));
    assertThat(secret).isNotEqualTo("secret");
  }

  @Test
  void aWipedSecretShouldNotBeUsed() {
    SecretBytes key = SecretBytes.ofHexKey(HEX);
    key.close();
    key.close();
    assertThatThrownBy(key::copy).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(key::toHex).isInstanceOf(IllegalStateException.class);
  }
}

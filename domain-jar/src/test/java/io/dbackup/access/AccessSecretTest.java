package io.dbackup.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessSecretTest {

  @Test
  void anApiKeyShouldHaveTheDocumentedForm() {
    AccessSecret key = AccessSecret.newApiKey();
    assertThat(key.text()).matches("dbackup_[0-9a-f]{60}");
    assertThat(key.prefix()).hasSize(16).isEqualTo(key.text().substring(0, 16));
    assertThat(AccessSecret.looksLikeApiKey(key.text())).isTrue();
  }

  @Test
  void twoSecretsShouldDiffer() {
    assertThat(AccessSecret.newToken().text()).isNotEqualTo(AccessSecret.newToken().text());
  }

  @Test
  void theHashShouldBeSha256() {
    assertThat(new AccessSecret("abc").hash())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aSecretShouldNotShowInALog() {
    AccessSecret key = AccessSecret.newApiKey();
    assertThat(key.toString()).doesNotContain(key.prefix());
  }
}

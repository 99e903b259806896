package io.dbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class CipherWarmUpTest {
  @Test
  void warmUpShouldEncryptAndDecryptTruly() {
    assertThatCode(CipherWarmUp::run).doesNotThrowAnyException();
  }
}

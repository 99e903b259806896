package io.dbackup.pipeline;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;

class EncryptionStageTest implements StreamStageContract {
  @BeforeAll
  static void compileTheCipher() throws IOException {
    CipherWarmUp.run();
  }

  @Override
  public StreamStage stage() {
    return Samples.encryption();
  }
}

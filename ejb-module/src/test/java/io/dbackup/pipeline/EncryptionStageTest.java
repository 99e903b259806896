package io.dbackup.pipeline;

class EncryptionStageTest implements StreamStageContract {
  @Override
  public StreamStage stage() {
    return Samples.encryption();
  }
}

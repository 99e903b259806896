package io.dbackup.pipeline;

class FingerprintStageTest implements StreamStageContract {
  @Override
  public StreamStage stage() {
    return new FingerprintStage();
  }

  @Override
  public boolean detectsDamage() {
    return false;
  }
}

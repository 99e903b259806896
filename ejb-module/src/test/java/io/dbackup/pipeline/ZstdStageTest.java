package io.dbackup.pipeline;

class ZstdStageTest implements StreamStageContract {
  @Override
  public StreamStage stage() {
    return new ZstdStage(3);
  }
}

package io.dbackup.pipeline;

class GzipStageTest implements StreamStageContract {
  @Override
  public StreamStage stage() {
    return new GzipStage(6);
  }
}

package io.dbackup.pipeline;

import io.dbackup.backup.PlainDigest.Algorithm;

class PlainDigestStageTest implements StreamStageContract {
  @Override
  public StreamStage stage() {
    return new PlainDigestStage(Algorithm.CRC_32C);
  }

  @Override
  public boolean detectsDamage() {
    return false;
  }
}

package io.dbackup.recovery;

import java.nio.file.Path;
import java.util.List;

class JavaRecoveryTest extends RecoveryProgramContract {
  @Override
  List<String> program(UnpackedKit kit) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(
        java, "-XX:TieredStopAtLevel=1", kit.folder().resolve("DecryptBackup.java").toString());
  }
}

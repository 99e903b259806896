package io.dbackup.recovery;

import java.util.List;

class NodeRecoveryTest extends RecoveryProgramContract {
  @Override
  List<String> program(UnpackedKit kit) {
    return List.of("node", kit.folder().resolve("decrypt_backup.js").toString());
  }
}

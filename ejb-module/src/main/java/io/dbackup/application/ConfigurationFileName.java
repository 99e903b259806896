package io.dbackup.application;

import io.dbackup.backup.Backup;
import io.dbackup.vault.MasterKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Names of configuration backups, and how an instance recognises those it made. */
final class ConfigurationFileName {
  private static final String FOLDER = "config/";
  private static final int ID_TAIL = 8;
  private static final int INSTANCE_ID_BYTES = 13;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ConfigurationFileName() {}

  /** The path at a destination; a part of the id keeps instances apart that share one. */
  static String of(Instant time, String backupId) {
    return FOLDER
        + base(time)
        + "_"
        + backupId.substring(Math.max(0, backupId.length() - ID_TAIL))
        + ".json.zst.enc";
  }

  /** The name of a download. */
  static String ofDownload(Instant time, boolean encrypted) {
    return base(time) + (encrypted ? ".json.zst.enc" : ".json");
  }

  private static String base(Instant time) {
    return "dbackup-config-" + TIME.format(time);
  }

  /** Names this instance as the source: the same on all of its nodes, another after a new setup. */
  static String instanceId(MasterKey masterKey) {
    byte[] id = masterKey.derive("name of this instance");
    return HexFormat.of().formatHex(id, 0, INSTANCE_ID_BYTES);
  }

  static boolean isOwn(Backup backup, MasterKey masterKey) {
    return backup.system()
        && backup.path().startsWith(FOLDER)
        && backup.sourceId().equals(Optional.of(instanceId(masterKey)));
  }
}

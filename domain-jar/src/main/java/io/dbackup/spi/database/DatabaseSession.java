package io.dbackup.spi.database;

import io.dbackup.spi.database.RestoreRequest.Credentials;
import java.util.List;
import java.util.Optional;

/**
 * A connection to one database server. Not thread-safe, except that dumps and loads it started are
 * independent of it and of each other. Every method throws {@link io.dbackup.spi.AdapterException},
 * classified.
 */
public interface DatabaseSession extends AutoCloseable {
  ServerVersion version();

  /** Names of all databases that are not the engine's own and that this login may connect to. */
  List<String> databases();

  /** Size and number of tables of each of {@link #databases()}. */
  List<DatabaseStatistics> statistics();

  /**
   * The dump tool that fits this server; PERMANENT, in words, when none is installed or all are too
   * old.
   */
  DumpTool dumpTool();

  /** Starts a consistent dump of one database. */
  Dump dump(String database);

  /** What stands at a restore's target now; empty when there is no such database. */
  Optional<TargetState> target(String database);

  /**
   * Why a backup taken from the given server version must not be restored here, by the engine's own
   * rule of compatibility; empty when it may.
   */
  Optional<String> incompatibility(String backupVersion);

  /**
   * Checks whatever can be known before a restore starts, such as the tool, the rights and the
   * name, and changes nothing.
   */
  void checkRestore(RestoreRequest request);

  /** Starts loading one dump. */
  Load restore(RestoreRequest request);

  /**
   * Removes unfinished databases that restores of this program left at the server when their own
   * server died. What nobody else can have made is removed, and only when nobody works on it.
   *
   * @param privileged elevated credentials the restores worked under
   * @return sentences for the user on what was removed and what is left there; empty where restores
   *     leave nothing beside their targets
   */
  default List<String> clearUpAbandoned(Optional<Credentials> privileged) {
    return List.of();
  }

  @Override
  void close();
}

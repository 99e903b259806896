package io.dbackup.spi.database;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * A dump in progress. Read {@link #content()} to its end, then call {@link #awaitSuccess()}: the
 * end of the stream alone proves nothing. {@link #close()} may be called from another thread at any
 * time; it ends the tool at once, which ends a blocked read with an error.
 */
public interface Dump extends AutoCloseable {
  /** The dump tool's own bytes. */
  InputStream content();

  /**
   * Returns when the tool ended with 0, its stream was read to the end and its own end mark was
   * seen; throws in every other case, with the tail of the tool's error output.
   */
  void awaitSuccess();

  /**
   * What the tool warned about, or what is in the dump with a reservation; complete after {@link
   * #awaitSuccess()}.
   */
  List<String> warnings();

  /**
   * What the database holds but the dump does not, one sentence each; a backup with such an entry
   * is partial. Complete after {@link #awaitSuccess()}.
   */
  default List<String> omissions() {
    return List.of();
  }

  /** What a restore needs to make an equal database: encoding, collation and the like. */
  Map<String, String> databaseProperties();

  /** Length of the dump in bytes, if it can be guessed, for progress; 0 when not. */
  long estimatedBytes();

  @Override
  void close();
}

package io.dbackup.spi.database;

import java.io.OutputStream;
import java.util.List;

/**
 * A restore in progress. Write the whole dump to {@link #content()}, close it, then call {@link
 * #awaitSuccess()}. {@link #close()} without that undoes what can be undone: a target that did not
 * exist before is gone again, and where the engine can do it an existing target is as it was. It
 * may be called from another thread at any time.
 */
public interface Load extends AutoCloseable {
  /** Takes the dump tool's own bytes. */
  OutputStream content();

  /** Returns when the tool ended well and the target is in place; throws in every other case. */
  void awaitSuccess();

  /** What the tool could not restore or warned about; complete after {@link #awaitSuccess()}. */
  List<String> warnings();

  /**
   * One sentence on the state the target is in after a failure; meaningful after {@link #close()}.
   */
  String targetStateAfterFailure();

  @Override
  void close();
}

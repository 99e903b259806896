package io.dbackup.caller;

import io.dbackup.access.Caller;
import io.dbackup.access.Client;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Who makes the present call. Can be injected anywhere: in work of the server itself, such as
 * timers and batch threads, there is nobody. Thread-safe: each request has its own answer.
 */
@ApplicationScoped
public class CurrentCaller {
  @Inject CallerOfRequest request;

  /** For the container. */
  public CurrentCaller() {}

  /** With a fixed answer, for tests. */
  public CurrentCaller(CallerOfRequest request) {
    this.request = request;
  }

  /** Empty when nobody is logged in, and in work of the server itself. */
  public Optional<Caller> get() {
    try {
      return Optional.ofNullable(request.caller());
    } catch (ContextNotActiveException noRequest) {
      return Optional.empty();
    }
  }

  /** The caller; UNAUTHENTICATED when there is none. */
  public Caller require() {
    return get()
        .orElseThrow(() -> new BackupException(ErrorCategory.UNAUTHENTICATED, "Unauthorized"));
  }

  /**
   * FORBIDDEN, in the words of the API, unless the caller holds the permission; UNAUTHENTICATED
   * when there is none.
   */
  public void require(String permission) {
    require().require(permission);
  }

  /** Whether the caller holds the permission; nobody holds none. */
  public boolean holds(String permission) {
    return get().map(caller -> caller.holds(permission)).orElse(false);
  }

  /** Where the request came from; {@link Client#NONE} in work of the server itself. */
  public Client client() {
    try {
      return request.client();
    } catch (ContextNotActiveException noRequest) {
      return Client.NONE;
    }
  }
}

package io.dbackup.rest.error;

import io.dbackup.application.AuditService;
import io.dbackup.application.StoredConflict;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.UUID;

/**
 * Turns every failure of the API into its JSON answer. One mapper for all, since servers have their
 * own for many exceptions and wrap others. What nobody foresaw is answered with an incident id that
 * leads to the failure in the log, and with nothing else: no stack trace, no message that could
 * hold a secret. A refusal for want of rights is recorded in the audit trail.
 */
@Provider
@ApplicationScoped
public class FailureMapper implements ExceptionMapper<Throwable> {
  private static final System.Logger LOG = System.getLogger(FailureMapper.class.getName());
  private static final int LONGEST_CHAIN = 20;

  @Inject CurrentCaller current;
  @Inject AuditService audit;
  @Inject HttpServletRequest request;

  @Override
  public Response toResponse(Throwable failure) {
    Optional<BackupException> known = find(failure, BackupException.class);
    if (known.isPresent()) {
      return told(known.get());
    }
    if (failure instanceof WebApplicationException web) {
      return ofServer(web);
    }
    if (find(failure, EJBAccessException.class).isPresent()
        || find(failure, AccessLocalException.class).isPresent()) {
      return refused();
    }
    return StoredConflict.in(failure).map(this::told).orElseGet(() -> unexpected(failure));
  }

  private Response told(BackupException failure) {
    switch (failure.category()) {
      case INTERNAL -> {
        return unexpected(failure);
      }
      case EXTERNAL -> LOG.log(System.Logger.Level.WARNING, failure.getMessage(), failure);
      case FORBIDDEN -> recordDenial(failure.getMessage());
      default -> LOG.log(System.Logger.Level.DEBUG, failure.getMessage(), failure);
    }
    Response answer = ErrorAnswer.of(ErrorStatus.of(failure.category()), failure.getMessage());
    return failure.category() == ErrorCategory.TOO_LARGE ? closing(answer) : answer;
  }

  /** The rest of the body was not read: without this Payara takes it for the next request. */
  private static Response closing(Response answer) {
    return Response.fromResponse(answer).header("Connection", "close").build();
  }

  /**
   * Of JAX-RS itself: an unknown path, a wrong method, a wrong type of content. Headers such as
   * Allow are kept.
   */
  private Response ofServer(WebApplicationException failure) {
    Response original = failure.getResponse();
    int status = original.getStatus();
    if (status < 400 || original.hasEntity()) {
      return original;
    }
    if (status >= 500) {
      return unexpected(failure);
    }
    Response answer = ErrorAnswer.of(status, words(status, failure));
    String allow = original.getHeaderString(HttpHeaders.ALLOW);
    return allow == null
        ? answer
        : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
  }

  private static String words(int status, WebApplicationException failure) {
    return switch (status) {
      case 400 -> "The request is malformed";
      case 401 -> "Unauthorized";
      case 403 -> "Permission denied";
      case 404 -> "Not found";
      case 405 -> "This method is not allowed here";
      case 406 -> "There is no answer in the wanted form; ask for application/json";
      case 413 -> "The request is too large";
      case 415 ->
          "The request must be sent with Content-Type: application/json, a file with"
              + " application/octet-stream";
      default -> failure.getResponse().getStatusInfo().getReasonPhrase();
    };
  }

  /** A use case refused the caller although the resource let it through. */
  private Response refused() {
    return current.get().isEmpty()
        ? ErrorAnswer.of(401, "Unauthorized")
        : told(new BackupException(ErrorCategory.FORBIDDEN, "Permission denied"));
  }

  /** The answer is the same when it cannot be recorded. */
  private void recordDenial(String reason) {
    try {
      audit.recordDenial(reason, request.getMethod(), request.getRequestURI());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A refusal is missing in the audit trail: " + reason, e);
    }
  }

  private static Response unexpected(Throwable failure) {
    String incident = UUID.randomUUID().toString();
    LOG.log(
        System.Logger.Level.ERROR,
        "Incident " + incident + ": a request failed unexpectedly",
        failure);
    return ErrorAnswer.of(
        500, "Unexpected error; the server log has the details under incident " + incident);
  }

  private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    int length = 0;
    for (Throwable cause = failure;
        cause != null && length < LONGEST_CHAIN;
        cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
      length++;
    }
    return Optional.empty();
  }
}

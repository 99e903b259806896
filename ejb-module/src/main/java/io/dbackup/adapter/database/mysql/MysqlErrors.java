package io.dbackup.adapter.database.mysql;

import io.dbackup.adapter.database.process.SecretGuard;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;

/** Turns the server's error codes into classified failures with a sentence for the user. */
final class MysqlErrors {
  private final MysqlServer server;

  MysqlErrors(MysqlServer server) {
    this.server = server;
  }

  /**
   * Classifies a failure.
   *
   * @param attempt what was tried, to complete "could not …"
   */
  AdapterException classify(String attempt, SQLException error) {
    AdapterFailure failure = failure(error);
    return new AdapterException(failure, sentence(failure, attempt, error), error);
  }

  /** Whether the server could not even be reached. */
  static boolean isNetworkTrouble(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof SocketTimeoutException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException) {
        return true;
      }
    }
    return false;
  }

  private static AdapterFailure failure(SQLException error) {
    return switch (error.getErrorCode()) {
      case 1044, 1045, 1129, 1130, 1142, 1143, 1227, 1370, 1698 -> AdapterFailure.DENIED;
      case 1049 -> AdapterFailure.NOT_FOUND;
      case 1007 -> AdapterFailure.ALREADY_EXISTS;
      case 1021, 1114 -> AdapterFailure.NO_SPACE;
      case 1040, 1053, 1203, 1205, 1213, 1226 -> AdapterFailure.RETRYABLE;
      default -> {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        yield state.startsWith("28")
            ? AdapterFailure.DENIED
            : state.startsWith("08") || isNetworkTrouble(error)
                ? AdapterFailure.RETRYABLE
                : AdapterFailure.PERMANENT;
      }
    };
  }

  private String sentence(AdapterFailure failure, String attempt, SQLException error) {
    String what = "The server at " + server.address();
    String user = "\"" + server.login().user() + "\"";
    if (error.getErrorCode() == 1045 || error.getErrorCode() == 1698) {
      return what
          + " refused the login "
          + user
          + ": "
          + reason(error)
          + " Check user name and password.";
    }
    if (failure == AdapterFailure.DENIED) {
      return what + " does not let the login " + user + " " + attempt + ": " + reason(error);
    }
    if (failure == AdapterFailure.RETRYABLE && isNetworkTrouble(error)) {
      return what
          + " could not be reached: "
          + reason(error)
          + " Check host, port, firewall and whether the server runs.";
    }
    return what + " could not " + attempt + ": " + reason(error);
  }

  private String reason(SQLException error) {
    String message =
        error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage().strip();
    message = message.replaceAll("\\s*\\n\\s*", " ");
    String shown = guard().shown(message);
    return shown.endsWith(".") ? shown : shown + ".";
  }

  private SecretGuard guard() {
    return SecretGuard.of(
        List.of(server.login().password()),
        List.of(server.login().user(), server.address().host()));
  }
}

package io.dbackup.adapter.database.postgres;

import io.dbackup.adapter.database.process.SecretGuard;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.sql.SQLException;
import java.util.List;

/** Turns the server's error codes into classified failures with a sentence for the user. */
final class PostgresErrors {
  private final PostgresServer server;

  PostgresErrors(PostgresServer server) {
    this.server = server;
  }

  /**
   * Classifies a failure.
   *
   * @param attempt what was tried, to complete "could not …"
   */
  AdapterException classify(String attempt, SQLException error) {
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    AdapterFailure failure = failure(state);
    return new AdapterException(failure, sentence(state, attempt, error), error);
  }

  private static AdapterFailure failure(String state) {
    return switch (state) {
      case "28P01", "28000", "42501" -> AdapterFailure.DENIED;
      case "3D000" -> AdapterFailure.NOT_FOUND;
      case "42P04" -> AdapterFailure.ALREADY_EXISTS;
      case "53100" -> AdapterFailure.NO_SPACE;
      case "53300", "55006", "55P03", "57P01", "57P02", "57P03", "40P01", "40001" ->
          AdapterFailure.RETRYABLE;
      default -> state.startsWith("08") ? AdapterFailure.RETRYABLE : AdapterFailure.PERMANENT;
    };
  }

  private String sentence(String state, String attempt, SQLException error) {
    String what = "PostgreSQL at " + server.address();
    String user = "\"" + server.login().user() + "\"";
    return switch (state) {
      case "28P01", "28000" ->
          what
              + " refused the login "
              + user
              + ": "
              + reason(error)
              + " Check user name and password.";
      case "42501" ->
          "The login " + user + " may not " + attempt + " at " + what + ": " + reason(error);
      case "53300" -> what + " accepts no further connections at the moment: " + reason(error);
      case "08001", "08006", "08004" ->
          what
              + " could not be reached or broke off the connection: "
              + reason(error)
              + " Check host, port, firewall and whether the server runs.";
      default -> what + " could not " + attempt + ": " + reason(error);
    };
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

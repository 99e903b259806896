package io.dbackup.rest.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.access.Caller;
import io.dbackup.access.Client;
import io.dbackup.application.AuditService;
import io.dbackup.caller.CallerOfRequest;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.rest.security.TestRequest;
import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureMapperTest {
  private final List<String> denials = new ArrayList<>();
  private final CallerOfRequest request = new CallerOfRequest();
  private final FailureMapper mapper = new FailureMapper();

  FailureMapperTest() {
    mapper.current = new CurrentCaller(request);
    mapper.request = TestRequest.of("POST", "/api/jobs").build();
    mapper.audit =
        new AuditService() {
          @Override
          public void recordDenial(String reason, String method, String path) {
            denials.add(reason + " " + method + " " + path);
          }
        };
  }

  private static String error(Response response) {
    assertThat(response.getMediaType()).isEqualTo(MediaType.APPLICATION_JSON_TYPE);
    return ((ErrorAnswer) response.getEntity()).error();
  }

  private void loggedIn() {
    request.set(new Caller("u", "u@example.com", "U", null, false, Set.of()), Client.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID,400",
    "UNAUTHENTICATED,401",
    "FORBIDDEN,403",
    "NOT_FOUND,404",
    "CONFLICT,409",
    "INTEGRITY,409",
    "TOO_LARGE,413",
    "UNPROCESSABLE,422",
    "RATE_LIMITED,429",
    "EXTERNAL,500"
  })
  void aKnownFailureShouldKeepItsMessage(ErrorCategory category, int status) {
    Response response = mapper.toResponse(new BackupException(category, "What happened"));
    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(error(response)).isEqualTo("What happened");
  }

  @Test
  void aKnownFailureShouldBeFoundInsideOfWhatTheServerMadeOfIt() {
    Response response =
        mapper.toResponse(new EJBException(new RuntimeException(BackupException.notFound("Job"))));
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(error(response)).isEqualTo("Job not found");
  }

  @Test
  void anUnexpectedFailureShouldTellNothingButItsIncident() {
    for (Throwable failure :
        List.of(
            new IllegalStateException("password=hunter2"),
            new BackupException(ErrorCategory.INTERNAL, "hunter2"),
            new EJBException("hunter2"))) {
      Response response = mapper.toResponse(failure);
      assertThat(response.getStatus()).isEqualTo(500);
      assertThat(error(response))
          .matches(".* incident [0-9a-f-]{36}")
          .doesNotContain("hunter2")
          .doesNotContain("Exception");
    }
  }

  @Test
  void whatTheServerRefusesItselfShouldBeJsonToo() {
    assertThat(error(mapper.toResponse(new NotFoundException("RESTEASY003210: ..."))))
        .isEqualTo("Not found");
    assertThat(mapper.toResponse(new NotSupportedException()).getStatus()).isEqualTo(415);
    Response notAllowed = mapper.toResponse(new NotAllowedException("GET", new String[] {"PUT"}));
    assertThat(notAllowed.getStatus()).isEqualTo(405);
    assertThat(notAllowed.getHeaderString("Allow")).contains("GET").contains("PUT");
    error(notAllowed);
  }

  @Test
  void aRedirectionShouldStayOne() {
    Response response = mapper.toResponse(new RedirectionException(303, URI.create("/elsewhere")));
    assertThat(response.getStatus()).isEqualTo(303);
    assertThat(response.getLocation()).hasToString("/elsewhere");
  }

  @Test
  void aRefusalOfAUseCaseShouldBe401Or403OnEveryServer() {
    for (Throwable failure : List.of(new EJBAccessException("x"), new AccessLocalException("x"))) {
      request.set(null, Client.NONE);
      assertThat(mapper.toResponse(failure).getStatus()).isEqualTo(401);
      loggedIn();
      assertThat(mapper.toResponse(failure).getStatus()).isEqualTo(403);
    }
  }

  @Test
  void aRefusalForWantOfRightsShouldBeRecorded() {
    loggedIn();
    mapper.toResponse(Caller.denied("jobs:write"));
    assertThat(denials).containsExactly("Permission denied: jobs:write required POST /api/jobs");
    mapper.toResponse(BackupException.notFound("Job"));
    assertThat(denials).hasSize(1);
  }

  @Test
  void aRefusalInsideOfAUseCaseShouldBeRecordedHoweverTheServerWrapsIt() {
    loggedIn();
    List<Throwable> refusals =
        List.of(
            Caller.denied("destinations:write"),
            new EJBException(Caller.denied("destinations:write")),
            new EJBException(new RuntimeException(Caller.denied("destinations:write"))));
    for (Throwable refusal : refusals) {
      denials.clear();
      assertThat(mapper.toResponse(refusal).getStatus()).isEqualTo(403);
      assertThat(denials)
          .containsExactly("Permission denied: destinations:write required POST /api/jobs");
    }
  }

  @Test
  void aRefusalShouldBeAnsweredAlsoWhenItCannotBeRecorded() {
    mapper.audit =
        new AuditService() {
          @Override
          public void recordDenial(String reason, String method, String path) {
            throw new IllegalStateException("no database");
          }
        };
    loggedIn();
    assertThat(mapper.toResponse(Caller.denied("jobs:write")).getStatus()).isEqualTo(403);
  }

  @Test
  void twoChangesThatMeetShouldBeAConflict() {
    assertThat(mapper.toResponse(new EJBException(new OptimisticLockException("x"))).getStatus())
        .isEqualTo(409);
    Response twice =
        mapper.toResponse(
            new EJBException(new PersistenceException(new SQLException("duplicate", "23505"))));
    assertThat(twice.getStatus()).isEqualTo(409);
    assertThat(
            mapper
                .toResponse(
                    new EJBException(new PersistenceException(new SQLException("gone", "08006"))))
                .getStatus())
        .isEqualTo(500);
  }
}

package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class OpenApiResourceTest {
  private final OpenApiResource resource = new OpenApiResource();

  @Test
  void theDocumentShouldComeWithATag() {
    Response answer = resource.document(request(null));

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat((byte[]) answer.getEntity()).startsWith("{\"openapi\":\"3.1".getBytes());
    assertThat(answer.getEntityTag()).isEqualTo(resource.document(request(null)).getEntityTag());
  }

  @Test
  void whoHasItShouldNotGetItAgain() {
    assertThat(resource.document(request(Response.Status.NOT_MODIFIED)).getStatus()).isEqualTo(304);
  }

  /** Servers answer it without a word. */
  @Test
  void aConditionForChangesShouldBeIgnored() {
    assertThat(resource.document(request(Response.Status.PRECONDITION_FAILED)).getStatus())
        .isEqualTo(200);
  }

  /**
   * @param outcome what the server makes of the request's conditions; null when they are met
   */
  private static Request request(Response.Status outcome) {
    return (Request)
        Proxy.newProxyInstance(
            Request.class.getClassLoader(),
            new Class<?>[] {Request.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("evaluatePreconditions");
              EntityTag tag = (EntityTag) arguments[0];
              return outcome == null ? null : Response.status(outcome).tag(tag);
            });
  }
}

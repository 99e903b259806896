package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class OpenApiResourceTest {
  private final OpenApiResource resource = new OpenApiResource();

  @Test
  void theDocumentShouldComeWithATag() {
    Response answer = resource.document(known(null));

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat((byte[]) answer.getEntity()).startsWith("{\"openapi\":\"3.1".getBytes());
    assertThat(answer.getEntityTag()).isEqualTo(resource.document(known(null)).getEntityTag());
  }

  @Test
  void whoHasItShouldNotGetItAgain() {
    String tag = resource.document(known(null)).getEntityTag().getValue();
    assertThat(resource.document(known("\"other\", W/\"" + tag + "\"")).getStatus()).isEqualTo(304);
  }

  @Test
  void whoHasAnotherShouldGetIt() {
    assertThat(resource.document(known("odd")).getStatus()).isEqualTo(200);
  }

  /** Headers that hold this tag and are asked for nothing else. */
  private static HttpHeaders known(String tags) {
    return (HttpHeaders)
        Proxy.newProxyInstance(
            HttpHeaders.class.getClassLoader(),
            new Class<?>[] {HttpHeaders.class},
            (proxy, method, arguments) -> {
              assertThat(arguments).containsExactly(HttpHeaders.IF_NONE_MATCH);
              return tags;
            });
  }
}

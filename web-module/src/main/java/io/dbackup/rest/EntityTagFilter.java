package io.dbackup.rest;

import io.dbackup.rest.model.Changeable;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Says with each thing that can be changed which state of it is shown; see {@link IfMatch}. */
@Provider
public class EntityTagFilter implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Changeable shown) {
      response
          .getHeaders()
          .putSingle(HttpHeaders.ETAG, '"' + AnswerJson.time(shown.updatedAt()) + '"');
    }
  }
}

package io.dbackup.rest;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Collection;

/** Writes lists of answers as JSON. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class CollectionWriter extends AnswerWriter<Collection<?>> {
  public CollectionWriter() {
    super(Collection.class);
  }
}

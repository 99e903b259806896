package io.dbackup.rest;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** Writes answers whose names are not known before as JSON. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class MapWriter extends AnswerWriter<Map<?, ?>> {
  public MapWriter() {
    super(Map.class);
  }
}

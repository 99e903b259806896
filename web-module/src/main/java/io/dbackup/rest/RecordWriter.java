package io.dbackup.rest;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Writes single answers as JSON. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class RecordWriter extends AnswerWriter<Record> {
  public RecordWriter() {
    super(Record.class);
  }
}

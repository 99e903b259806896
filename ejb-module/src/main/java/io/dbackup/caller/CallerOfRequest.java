package io.dbackup.caller;

import io.dbackup.access.Caller;
import io.dbackup.access.Client;
import jakarta.enterprise.context.RequestScoped;

/**
 * Keeps the caller for the length of one request. Written by the HTTP layer, read through {@link
 * CurrentCaller}.
 */
@RequestScoped
public class CallerOfRequest {
  private Caller caller;
  private Client client = Client.NONE;

  /** Null when nobody is logged in. */
  public Caller caller() {
    return caller;
  }

  public Client client() {
    return client;
  }

  /**
   * @param newCaller null when nobody is logged in
   */
  public void set(Caller newCaller, Client newClient) {
    this.caller = newCaller;
    this.client = newClient;
  }
}

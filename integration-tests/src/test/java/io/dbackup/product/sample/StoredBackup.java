package io.dbackup.product.sample;

import jakarta.json.JsonObject;

/** A finished backup: what it is of, the execution that made it, and its row in the listing. */
public record StoredBackup(
    Engine engine, String database, String job, JsonObject execution, JsonObject row) {

  public String path() {
    return execution.getString("path");
  }
}

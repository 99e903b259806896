package io.dbackup.rest;

import io.dbackup.access.Permission;
import io.dbackup.application.SettingsService;
import io.dbackup.error.BackupException;
import io.dbackup.rest.model.SettingAnswer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings that can be changed while the server runs. */
@Path("settings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SettingsResource {
  private static final int MAX_LENGTH = 4000;

  @Inject SettingsService settings;

  @GET
  @RolesAllowed(Permission.SETTINGS_READ)
  public List<SettingAnswer> list() {
    return settings.list().stream().map(SettingAnswer::of).toList();
  }

  /** The body maps names to values; {@code null} takes a setting back to its default. */
  @PUT
  @RolesAllowed(Permission.SETTINGS_WRITE)
  public List<SettingAnswer> change(RequestBody body) {
    Map<String, Optional<String>> wanted = new LinkedHashMap<>();
    body.json().forEach((name, value) -> wanted.put(name, text(name, value)));
    settings.change(wanted);
    return settings.list().stream().map(SettingAnswer::of).toList();
  }

  private static Optional<String> text(String name, JsonValue value) {
    if (value.getValueType() == JsonValue.ValueType.NULL) {
      return Optional.empty();
    } else if (value instanceof JsonNumber number) {
      return Optional.of(number.toString());
    } else if (value instanceof JsonString text && text.getString().length() <= MAX_LENGTH) {
      return Optional.of(text.getString().strip());
    }
    throw BackupException.invalid(
        name + " must be a number or a text of at most " + MAX_LENGTH + " characters");
  }
}

package io.dbackup.application;

import java.util.List;
import java.util.Optional;

/**
 * What a request says about a user; an empty part is left as it is.
 *
 * @param groups ids or names of all groups the user shall be in
 */
public record UserChange(
    Optional<String> email,
    Optional<String> name,
    Optional<String> password,
    Optional<Boolean> enabled,
    Optional<List<String>> groups) {

  /** Without the password. */
  @Override
  public String toString() {
    return "UserChange[" + email + ", " + name + ", " + enabled + ", " + groups + "]";
  }
}

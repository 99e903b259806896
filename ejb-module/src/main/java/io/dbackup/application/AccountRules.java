package io.dbackup.application;

import io.dbackup.access.User;
import io.dbackup.caller.PasswordHasher;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Settings;
import io.dbackup.error.BackupException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;

/** What an e-mail address and a password must be like. Failures are INVALID and name the field. */
@ApplicationScoped
public class AccountRules {
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}");

  @Inject InstanceSettings settings;

  /** For the container. */
  public AccountRules() {}

  public AccountRules(InstanceSettings settings) {
    this.settings = settings;
  }

  /** The address as it is kept. */
  public String email(String text) {
    String email = User.normalEmail(text);
    if (!EMAIL.matcher(email).matches()) {
      throw BackupException.invalid("email must be an e-mail address");
    }
    return email;
  }

  /**
   * @param field the name of the request field, for the error
   */
  public void password(String field, String password) {
    int least = settings.get(Settings.MIN_PASSWORD_LENGTH);
    if (password.codePointCount(0, password.length()) < least) {
      throw BackupException.invalid(field + " must have at least " + least + " characters");
    }
    if (password.length() > PasswordHasher.MAX_LENGTH) {
      throw BackupException.invalid(
          field + " must have at most " + PasswordHasher.MAX_LENGTH + " characters");
    }
    if (password.isBlank()) {
      throw BackupException.invalid(field + " must not be blank");
    }
  }
}

package io.dbackup.application;

import io.dbackup.access.User;
import io.dbackup.caller.PasswordHasher;
import io.dbackup.caller.PasswordStrength;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Settings;
import io.dbackup.error.BackupException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an e-mail address and a password must be like. Failures are INVALID and name the field. */
@ApplicationScoped
public class AccountRules {
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}");

  private static final String PRODUCT = "dbackup";
  private static final int SHORTEST_TELLING = 3;

  @Inject InstanceSettings settings;
  @Inject PasswordStrength strength;

  /** For the container. */
  public AccountRules() {}

  public AccountRules(InstanceSettings settings) {
    this.settings = settings;
    this.strength = new PasswordStrength();
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
   * @param field the name of the request field or setting, for the error
   * @param email the user's address, which must not be in it
   */
  public void password(String field, String password, String email) {
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
    requireUnrelated(field, password.toLowerCase(Locale.ROOT), User.normalEmail(email));
    strength
        .weakness(password)
        .ifPresent(
            why -> {
              throw BackupException.invalid(
                  field + " is too easy to guess. " + why + " Several unrelated words are better");
            });
  }

  private static void requireUnrelated(String field, String password, String email) {
    String localPart = email.substring(0, Math.max(0, email.lastIndexOf('@')));
    if (localPart.length() >= SHORTEST_TELLING && password.contains(localPart)) {
      throw BackupException.invalid(
          field + " must not contain '" + localPart + "' from the e-mail address");
    }
    if (password.contains(PRODUCT)) {
      throw BackupException.invalid(field + " must not contain '" + PRODUCT + "'");
    }
  }
}

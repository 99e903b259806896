package io.dbackup.caller;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Knows passwords that are easily guessed: common ones, also with a digit more or with numbers for
 * letters, common words, runs on the keyboard, repetitions. What somebody who knows these habits
 * finds within a million tries is weak. The lists are read at the first use and take 6 MB.
 * Thread-safe.
 */
@ApplicationScoped
public class PasswordStrength {
  /** Of the library's five levels, the first that takes more than a million tries. */
  private static final int LEAST_SCORE = 2;

  /** In characters; looking at more takes long and tells no more. */
  private static final int LOOKED_AT = 50;

  private volatile Zxcvbn judge;

  /** Why a password is weak, in a sentence; empty when it is not. */
  public Optional<String> weakness(String password) {
    Strength strength =
        judge().measure(password.substring(0, Math.min(LOOKED_AT, password.length())));
    try {
      return strength.getScore() >= LEAST_SCORE
          ? Optional.empty()
          : Optional.of(reason(strength.getFeedback().getWarning(Locale.ENGLISH)));
    } finally {
      strength.wipe();
    }
  }

  private static String reason(String warning) {
    return warning == null || warning.isBlank()
        ? "It is found within a million tries."
        : warning.endsWith(".") ? warning : warning + ".";
  }

  private Zxcvbn judge() {
    if (judge == null) {
      judge = load();
    }
    return judge;
  }

  private static Zxcvbn load() {
    try {
      return new ZxcvbnBuilder()
          .dictionaries(
              List.of(
                  StandardDictionaries.PASSWORDS_LOADER.load(),
                  StandardDictionaries.ENGLISH_WIKIPEDIA_LOADER.load()))
          .keyboards(StandardKeyboards.loadAllKeyboards())
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("The list of common passwords cannot be read", e);
    }
  }
}

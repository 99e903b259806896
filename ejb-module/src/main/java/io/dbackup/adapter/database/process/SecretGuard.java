package io.dbackup.adapter.database.process;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Keeps secrets out of what programs and servers say. Blotting a secret out would point to it:
 * whoever reads "login ********ostgres" knows the letter that is missing. So a text that has one in
 * it is withheld as a whole. Database programs do not print passwords; this is for the day one
 * does. Immutable.
 */
public final class SecretGuard {
  /** Stands for a text that is withheld. */
  public static final String WITHHELD = "(withheld, because the password occurs in it)";

  /** A shorter secret turns up inside of other words by chance. */
  private static final int FOUND_INSIDE_WORDS = 8;

  private final List<String> secrets;

  private SecretGuard(List<String> secrets) {
    this.secrets = secrets;
  }

  /**
   * Guards secrets; those shorter than eight characters as whole words only.
   *
   * @param known texts that may be seen anyway, such as the name of the user: a secret that is the
   *     same as one of them is not looked for, since withholding it would tell that it is
   */
  public static SecretGuard of(Collection<String> secrets, Collection<String> known) {
    Set<String> open = Set.copyOf(known);
    return new SecretGuard(
        secrets.stream().filter(secret -> !secret.isBlank() && !open.contains(secret)).toList());
  }

  /** The text, or {@link #WITHHELD} in its place. */
  public String shown(String text) {
    return secrets.stream().anyMatch(secret -> occurs(secret, text)) ? WITHHELD : text;
  }

  private static boolean occurs(String secret, String text) {
    for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
      int end = at + secret.length();
      boolean isWord =
          !continues(at == 0 ? ' ' : text.codePointBefore(at), secret.codePointAt(0))
              && !continues(
                  secret.codePointBefore(secret.length()),
                  end == text.length() ? ' ' : text.codePointAt(end));
      if (isWord || secret.length() >= FOUND_INSIDE_WORDS) {
        return true;
      }
    }
    return false;
  }

  private static boolean continues(int character, int next) {
    return Character.isLetterOrDigit(character) && Character.isLetterOrDigit(next);
  }
}

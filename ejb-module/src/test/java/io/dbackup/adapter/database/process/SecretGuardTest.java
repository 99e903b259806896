package io.dbackup.adapter.database.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretGuardTest {
  private static String shown(String secret, String text) {
    return SecretGuard.of(List.of(secret), List.of()).shown(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p", "os", "o", "u", "fail", "post", "mysql", "gres"})
  void aShortPasswordInsideOfWordsShouldNotBePointedAt(String password) {
    String line = "mysqldump: connection to host failed: role postgres unknown";
    assertThat(shown(password, line)).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({
    "p, using p for login",
    "p, p",
    "abc, 'login with ''abc'' refused'",
    "abc, 'PGPASSWORD=abc'",
    "abc, 'postgresql://ann:abc@db/shop'",
    "a-b, x a-b y",
    "#, a#b",
    "größe, die größe!",
    "correct horse, the correct horse",
    "longsecret, mysqldump -plongsecretx",
    "p&ss'w\"rd, it was p&ss'w\"rd"
  })
  void aTextWithThePasswordInItShouldBeWithheldAsAWhole(String password, String text) {
    assertThat(shown(password, text)).isEqualTo(SecretGuard.WITHHELD);
  }

  @Test
  void aPasswordThatIsAPublicWordShouldNotBeGivenAwayBySilence() {
    SecretGuard guard = SecretGuard.of(List.of("postgres"), List.of("postgres", "localhost"));
    assertThat(guard.shown("role \"postgres\" may not log in"))
        .isEqualTo("role \"postgres\" may not log in");
  }

  @Test
  void noPasswordShouldWithholdNothing() {
    assertThat(shown("", "any text")).isEqualTo("any text");
    assertThat(shown(" ", "any text")).isEqualTo("any text");
  }

  @Test
  void whatTheCommandShowsAnywayShouldCountAsPublic() {
    CommandLine command =
        CommandLine.of("/usr/bin/mysqldump", List.of("--user=backup"))
            .withEnvironment(Map.of("PGUSER", "keeper"));
    assertThat(command.withSecret("MYSQL_PWD", "backup").guard().shown("no such user: backup"))
        .isEqualTo("no such user: backup");
    assertThat(command.withSecret("PGPASSWORD", "keeper").guard().shown("no such user: keeper"))
        .isEqualTo("no such user: keeper");
    assertThat(command.withSecret("MYSQL_PWD", "hidden").guard().shown("no such user: hidden"))
        .isEqualTo(SecretGuard.WITHHELD);
  }
}

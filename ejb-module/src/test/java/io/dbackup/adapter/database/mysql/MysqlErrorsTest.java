package io.dbackup.adapter.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.spi.AdapterProperties;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MysqlErrorsTest {
  private static String said(String password, String reason) {
    MysqlServer server =
        MysqlServer.of(
            new AdapterProperties(
                Map.of("host", "db.example", "username", "ann", "password", password)));
    return new MysqlErrors(server).classify("be tried", new SQLException(reason)).getMessage();
  }

  @ParameterizedTest
  @CsvSource({"s", "er", "ann", "db.example"})
  void aShortOrPublicPasswordShouldNotBePointedAt(String password) {
    assertThat(said(password, "user ann of db.example is unknown"))
        .endsWith("could not be tried: user ann of db.example is unknown.");
  }

  @ParameterizedTest
  @CsvSource({"s, it was s", "S3cret-word, login with xS3cret-wordx failed"})
  void aReasonWithThePasswordInItShouldBeWithheld(String password, String reason) {
    assertThat(said(password, reason))
        .contains("db.example:3306 could not be tried: (withheld")
        .doesNotContain(reason);
  }
}

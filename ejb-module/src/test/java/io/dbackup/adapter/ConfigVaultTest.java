package io.dbackup.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.spi.AdapterProperties;
import io.dbackup.vault.SecretCipher;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigVaultTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private final SampleDatabaseAdapter adapter = new SampleDatabaseAdapter();
  private final ConfigVault vault = vault();

  @Test
  void secretsAreEncryptedAndOpenAgain() {
    AdapterConfig stored = stored("{'username':'backup','password':'s3cret'}");

    assertThat(stored.storedConfig()).doesNotContain("s3cret");
    assertThat(vault.open(stored).text("password")).contains("s3cret");
  }

  @Test
  void theSecretOfOneAdapterDoesNotOpenInAnother() {
    AdapterConfig stored = stored("{'username':'backup','password':'s3cret'}");
    AdapterConfig other =
        new AdapterConfig("b", "b", AdapterType.DATABASE, "sample", stored.storedConfig(), NOW);

    assertThatThrownBy(() -> vault.open(other))
        .isInstanceOfSatisfying(
            BackupException.class,
            e -> assertThat(e.category()).isEqualTo(ErrorCategory.INTEGRITY));
  }

  @Test
  void defaultsAreAppliedAndValuesTakeTheDeclaredType() {
    AdapterProperties open =
        vault.open(stored("{'username':'b','port':'3307','tls':'false','exclude':'a, b,,'}"));

    assertThat(open.text("host")).contains("localhost");
    assertThat(open.integer("port")).contains(3307);
    assertThat(open.flag("tls")).isFalse();
    assertThat(open.text("mode")).contains("safe");
    assertThat(open.list("exclude")).isEqualTo(List.of("a", "b"));
  }

  @Test
  void anAliasIsStoredUnderTheDeclaredNameAndUnknownKeysAreDropped() {
    JsonObject shown = vault.show(stored("{'user':'backup','colour':'red'}"), false);

    assertThat(shown.getString("username")).isEqualTo("backup");
    assertThat(shown).doesNotContainKeys("user", "colour");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|config.username is required",
        "{'username':null}|config.username is required",
        "{'username':''}|config.username is required",
        "{'username':7}|config.username must be a text",
        "{'username':'a\\nb'}|config.username contains a control character or line break",
        "{'username':'a','port':0}|config.port must be a whole number from 1 to 65535",
        "{'username':'a','port':65536}|config.port must be a whole number from 1 to 65535",
        "{'username':'a','port':33.5}|config.port must be a whole number from 1 to 65535",
        "{'username':'a','port':'x'}|config.port must be a whole number from 1 to 65535",
        "{'username':'a','port':-1}|config.port must be a whole number from 1 to 65535",
        "{'username':'a','port':1e400}|config.port must be a whole number from 1 to 65535",
        "{'username':'a','tls':1}|config.tls must be true or false",
        "{'username':'a','mode':'odd'}|config.mode must be one of fast, safe",
        "{'username':'a','exclude':{}}|config.exclude must be a list of at most 1000 texts",
        "{'username':'a','exclude':[1]}|config.exclude must be a text",
        "{'username':'a','password':['x']}|config.password must be a text",
      })
  void aWrongValueNamesItsProperty(String config, String message) {
    assertThatThrownBy(() -> stored(config))
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INVALID))
        .hasMessage(message);
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    String config = "{'username':'" + "x".repeat(DeclaredProperties.MAX_TEXT + 1) + "'}";

    assertThatThrownBy(() -> stored(config)).hasMessageStartingWith("config.username is longer");
  }

  @Test
  void anUpdateReplacesOnlyTheKeysThatAreSent() {
    AdapterConfig stored = stored("{'host':'db1','username':'b','password':'s3cret','port':3307}");

    AdapterProperties after = update(stored, "{'host':'db2'}");

    assertThat(after.text("host")).contains("db2");
    assertThat(after.integer("port")).contains(3307);
    assertThat(after.text("password")).contains("s3cret");
  }

  @Test
  void theMaskKeepsASecretAndNullClearsIt() {
    AdapterConfig stored = stored("{'username':'b','password':'s3cret'}");

    assertThat(update(stored, "{'password':'********'}").text("password")).contains("s3cret");
    assertThat(update(stored, "{'password':null}").text("password")).isEmpty();
    assertThat(update(stored, "{'password':'new'}").text("password")).contains("new");
  }

  @Test
  void nullTakesAPropertyBackToItsDefault() {
    assertThat(update(stored("{'username':'b','port':99}"), "{'port':null}").integer("port"))
        .contains(3306);
  }

  @Test
  void theMaskOfANewConfigurationIsNotASecret() {
    assertThat(vault.open(stored("{'username':'b','password':'********'}")).text("password"))
        .isEmpty();
  }

  @Test
  void secretsAreShownAsMaskUnlessRevealed() {
    AdapterConfig stored = stored("{'username':'b','password':'s3cret'}");

    assertThat(vault.show(stored, false).getString("password")).isEqualTo(ConfigVault.MASK);
    assertThat(vault.show(stored, true).getString("password")).isEqualTo("s3cret");
    assertThat(vault.show(stored("{'username':'b'}"), false)).doesNotContainKey("password");
  }

  @Test
  void anUnreadableSecretIsMaskedInsteadOfHidingTheRest() {
    AdapterConfig broken =
        new AdapterConfig(
            "a",
            "a",
            AdapterType.DATABASE,
            "sample",
            "{\"username\":\"b\",\"password\":\"v1:xx\"}",
            NOW);

    assertThat(vault.show(broken, true).getString("password")).isEqualTo(ConfigVault.MASK);
  }

  @Test
  void aTrialSaysWhetherStoredSecretsWouldGoToChangedSettings() {
    AdapterConfig stored = stored("{'host':'db1','username':'b','password':'s3cret'}");

    ConfigVault.Trial same =
        vault.tryOut(stored, json("{'host':'db1','username':'b','password':'********'}"));
    assertThat(same.usesStoredSecrets()).isTrue();
    assertThat(same.changed()).isFalse();

    ConfigVault.Trial elsewhere =
        vault.tryOut(stored, json("{'host':'evil','password':'********'}"));
    assertThat(elsewhere.usesStoredSecrets()).isTrue();
    assertThat(elsewhere.changed()).isTrue();

    ConfigVault.Trial omitted = vault.tryOut(stored, json("{'host':'evil'}"));
    assertThat(omitted.usesStoredSecrets()).isTrue();
    assertThat(omitted.changed()).isTrue();

    ConfigVault.Trial own = vault.tryOut(stored, json("{'host':'evil','password':'mine'}"));
    assertThat(own.usesStoredSecrets()).isFalse();
  }

  private AdapterProperties update(AdapterConfig stored, String changes) {
    return vault.open(
        new AdapterConfig(
            stored.id(),
            "a",
            AdapterType.DATABASE,
            "sample",
            vault.merge(stored, json(changes)),
            NOW));
  }

  private AdapterConfig stored(String config) {
    return new AdapterConfig(
        "a", "a", AdapterType.DATABASE, "sample", vault.seal("a", adapter, json(config)), NOW);
  }

  private ConfigVault vault() {
    return AdapterFixtures.vault(new SecretCipher(new byte[32]), adapter);
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readObject();
    }
  }
}

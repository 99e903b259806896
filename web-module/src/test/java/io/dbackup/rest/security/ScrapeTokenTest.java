package io.dbackup.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.access.Permission;
import io.dbackup.config.InstanceSettings;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapeTokenTest {
  private static final String TOKEN = "0f3e-a-long-random-text";

  @Test
  void theTokenShouldGiveWhatMetricsNeedAndNothingElse() {
    CredentialValidationResult result = store(TOKEN).validate(new ScrapeTokenCredential(TOKEN));

    assertThat(result.getStatus()).isEqualTo(Status.VALID);
    assertThat(result.getCallerGroups())
        .containsExactlyInAnyOrder(Permission.SETTINGS_READ, Permission.AUTHENTICATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "0f3e", "0f3e-a-long-random-text2", "0F3E-A-LONG-RANDOM-TEXT"})
  void anyOtherTokenShouldBeRefused(String token) {
    assertThat(store(TOKEN).validate(new ScrapeTokenCredential(token)).getStatus())
        .isEqualTo(Status.INVALID);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void withoutTheSettingThereShouldBeNoMonitor(String setting) {
    assertThat(store(setting).validate(new ScrapeTokenCredential("")).getStatus())
        .isEqualTo(Status.INVALID);
  }

  @Test
  void otherCredentialsShouldBeLeftToOtherStores() {
    Credential key = new ApiKeyCredential(TOKEN);

    assertThat(store(TOKEN).validate(key).getStatus()).isEqualTo(Status.NOT_VALIDATED);
  }

  private static ScrapeTokenIdentityStore store(String token) {
    ScrapeTokenIdentityStore store = new ScrapeTokenIdentityStore();
    store.settings =
        new InstanceSettings(
            name ->
                name.equals("dbackup.metrics.token")
                    ? Optional.ofNullable(token)
                    : Optional.empty());
    return store;
  }
}

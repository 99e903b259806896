package io.dbackup.batch.restore;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.backup.RestorePlan;
import io.dbackup.spi.database.RestoreRequest.Credentials;
import io.dbackup.vault.SecretCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Optional;

/** Opens the elevated credentials that were sealed for one restore. */
@ApplicationScoped
class PrivilegedAuth {
  @Inject SecretCipher cipher;

  /** Empty when the restore works under the login of its target. */
  Optional<Credentials> of(RestorePlan plan) {
    return plan.privilegedAuth().map(this::open);
  }

  private Credentials open(String sealed) {
    try (JsonReader reader =
        JSON.createReader(new StringReader(cipher.decrypt(sealed, "privilegedAuth")))) {
      JsonObject json = reader.readObject();
      return new Credentials(json.getString("user"), json.getString("password"));
    }
  }
}

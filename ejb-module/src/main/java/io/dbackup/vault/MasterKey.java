package io.dbackup.vault;

import io.dbackup.config.InstanceSettings;
import io.dbackup.persistence.InstanceValueRepository;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * The instance master key: 256 bits from the configuration, or generated into the data directory.
 * It encrypts nothing itself; every use takes its own key derived from it. A value sealed with it
 * in the database makes sure that the key fits the database: with a wrong or a missing key the
 * application does not start, since it could read none of its secrets. Thread-safe.
 */
@ApplicationScoped
public class MasterKey {
  static final String CHECK_NAME = "master-key-check";
  private static final String CHECK_TEXT = "This value can be read with the right master key only.";
  private static final String DERIVATION_PREFIX = "dbackup instance key: ";
  private static final System.Logger LOG = System.getLogger(MasterKey.class.getName());

  @Inject InstanceSettings settings;
  @Inject DataSource dataSource;

  private byte[] key;

  /** For the container. */
  public MasterKey() {}

  /** A known key of 32 bytes, for tests. */
  public MasterKey(byte[] key) {
    this.key = key.clone();
  }

  @PostConstruct
  void open() {
    try {
      key = open(settings, new InstanceValueRepository(dataSource));
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The check value of the master key cannot be read from the database", e);
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.ERROR, e.getMessage());
      throw e;
    }
  }

  /**
   * A 256-bit key for one purpose; the same purpose gives the same key as long as the master key is
   * the same.
   */
  public byte[] derive(String purpose) {
    return derive(key, purpose);
  }

  static byte[] open(InstanceSettings settings, InstanceValueRepository values)
      throws SQLException {
    MasterKeyFile file = new MasterKeyFile(settings.dataDirectory());
    Optional<String> check = values.find(CHECK_NAME);
    Optional<byte[]> known =
        settings.encryptionKey().map(MasterKeyFile::parseSetting).or(file::read);
    if (known.isEmpty() && check.isPresent()) {
      throw new IllegalStateException(
          "The master key is missing: the database was set up with one, but neither DBACKUP_ENCRYPTION_KEY nor "
              + file.path()
              + " holds it. Put the key back; a new one could not read the secrets in the database.");
    }
    byte[] key = known.orElseGet(file::generate);
    SecretCipher cipher = new SecretCipher(derive(key, SecretCipher.PURPOSE));
    String sealed =
        check.isPresent()
            ? check.get()
            : values.keepFirst(CHECK_NAME, cipher.encrypt(CHECK_TEXT, CHECK_NAME));
    if (!cipher.fits(sealed, CHECK_NAME)) {
      throw new IllegalStateException(
          "The master key is wrong: the database was set up with another one. Set DBACKUP_ENCRYPTION_KEY to the key this"
              + " database was set up with, the same on every node, or restore "
              + file.path()
              + ".");
    }
    return key;
  }

  private static byte[] derive(byte[] key, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal((DERIVATION_PREFIX + purpose).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
    }
  }
}

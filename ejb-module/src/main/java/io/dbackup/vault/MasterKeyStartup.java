package io.dbackup.vault;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/**
 * Opens the master key when the application starts, so that a wrong one stops it then and not at
 * the first backup.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class MasterKeyStartup {
  @Inject MasterKey masterKey;

  @PostConstruct
  @PermitAll
  void open() {
    masterKey.derive(SecretCipher.PURPOSE);
  }
}

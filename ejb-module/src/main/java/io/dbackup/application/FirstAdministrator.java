package io.dbackup.application;

import io.dbackup.access.AccessSecret;
import io.dbackup.config.InstanceSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Sees to it, when the application starts, that somebody can log in. */
@Singleton
@Startup
@DependsOn("MasterKeyStartup")
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstAdministrator {
  private static final System.Logger LOG = System.getLogger(FirstAdministrator.class.getName());

  @Inject SetupService setup;
  @Inject InstanceSettings settings;

  @PostConstruct
  @PermitAll
  void prepare() {
    setup.prepare().ifPresent(this::announce);
  }

  /** A warning, so that it is seen: whoever reads the log first can take the instance. */
  private void announce(AccessSecret token) {
    String address =
        settings
            .publicUrl()
            .map(Object::toString)
            .orElseGet(() -> "http://localhost:" + settings.httpPort().orElse("8080"));
    LOG.log(
        System.Logger.Level.WARNING,
        "There is no user yet. Make the first administrator with this one-time link: {0}/#setup={1}",
        address,
        token.text());
  }
}

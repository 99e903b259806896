package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.access.Caller;
import io.dbackup.access.Permission;
import io.dbackup.application.ConfigurationService.Exported;
import io.dbackup.application.ConfigurationService.ImportCommand;
import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import io.dbackup.audit.AuditResource;
import io.dbackup.configuration.ImportMode;
import io.dbackup.configuration.InstanceParts;
import io.dbackup.configuration.TestInstance;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.event.AuditChain;
import io.dbackup.event.AuditRecorder;
import io.dbackup.event.AuditSeal;
import io.dbackup.persistence.TestDatabase;
import io.dbackup.testing.storage.InMemoryStorageAdapter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may take the configuration out or bring one in, and what the audit trail says of it. */
class ConfigurationServiceTest {
  private static final Caller ADMINISTRATOR =
      new Caller("root", "root@example.com", "Root", null, true, Set.copyOf(Permission.ALL));

  private final TestInstance instance =
      new TestInstance(TestDatabase.h2(), 1, new InMemoryStorageAdapter());

  @BeforeEach
  void fill() {
    instance.fill();
  }

  @AfterEach
  void close() {
    instance.close();
  }

  private static Caller person(String... permissions) {
    return new Caller("user-1", "ann@example.com", "Ann", null, false, Set.of(permissions));
  }

  private <T> T as(Caller caller, Function<ConfigurationService, T> work) {
    return instance.call(
        parts -> {
          parts.actAs(caller);
          return work.apply(service(parts));
        });
  }

  private static ConfigurationService service(InstanceParts parts) {
    ConfigurationService service = new ConfigurationService();
    service.export = parts.export();
    service.files = parts.files();
    service.imports = parts.imports();
    service.profiles = parts.repositories.profiles();
    service.current = parts.current();
    service.audit =
        new AuditRecorder(
            new AuditChain(parts.repositories.audit(), new AuditSeal(parts.masterKey)),
            parts.current(),
            parts.clock);
    service.clock = parts.clock;
    return service;
  }

  private List<AuditEntry> trail() {
    return instance.call(parts -> parts.repositories.audit().find(AuditFilter.all(), 0, 10));
  }

  private Exported exported() {
    return as(
        person(Permission.SETTINGS_WRITE, Permission.VAULT_WRITE),
        service -> service.export(Optional.of(TestInstance.PROFILE)));
  }

  private static ImportCommand command(boolean onlyCheck) {
    return new ImportCommand(Optional.empty(), ImportMode.REPLACE, onlyCheck, true);
  }

  @Test
  void anExportShouldBeAnEncryptedFileAndLeaveALineAsAKeyExport() {
    Exported file = exported();

    assertThat(file.fileName()).isEqualTo("dbackup-config-2026-11-20_10-00-00.json.zst.enc");
    assertThat(new String(file.content(), StandardCharsets.ISO_8859_1)).startsWith("DBACKUP\0");
    assertThat(trail())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.action()).isEqualTo(AuditAction.EXPORT);
              assertThat(line.resource()).isEqualTo(AuditResource.VAULT);
              assertThat(line.resourceId()).contains(TestInstance.PROFILE);
              assertThat(line.details()).contains("config-export", "\"secretsIncluded\":true");
            });
  }

  @Test
  void anExportWithoutAProfileShouldBeOpenAndSayThatItHoldsNoSecrets() {
    Exported file =
        as(
            person(Permission.SETTINGS_WRITE, Permission.VAULT_WRITE),
            service -> service.export(Optional.empty()));

    assertThat(file.fileName()).endsWith(".json");
    assertThat(new String(file.content(), StandardCharsets.UTF_8))
        .contains("\"secretsIncluded\": false");
    assertThat(trail().get(0).details()).contains("\"secretsIncluded\":false");
  }

  @Test
  void anExportShouldTakeThePermissionToTakeKeysOut() {
    assertForbidden(
        () ->
            as(
                person(Permission.SETTINGS_WRITE),
                service -> service.export(Optional.of(TestInstance.PROFILE))),
        "vault:write");
    assertThat(trail()).isEmpty();
  }

  @Test
  void anUnknownProfileShouldBeNotFound() {
    assertThatThrownBy(() -> as(ADMINISTRATOR, service -> service.export(Optional.of("gone"))))
        .isInstanceOfSatisfying(
            BackupException.class,
            e -> assertThat(e.category()).isEqualTo(ErrorCategory.NOT_FOUND));
  }

  @Test
  void anImportShouldBeForASuperAdminInPersonOnly() {
    byte[] file = exported().content();
    Caller key =
        new Caller("root", "root@example.com", "Root", "key-1", false, Set.copyOf(Permission.ALL));

    for (Caller caller : List.of(person(Permission.ALL.toArray(new String[0])), key)) {
      assertForbidden(
          () -> as(caller, service -> service.importFile(file, command(false))), "SuperAdmin");
    }
  }

  @Test
  void anImportShouldLeaveALineAndACheckNone() {
    byte[] file = exported().content();

    as(ADMINISTRATOR, service -> service.importFile(file, command(true)));
    assertThat(trail()).hasSize(1);
    as(ADMINISTRATOR, service -> service.importFile(file, command(false)));

    assertThat(trail())
        .anySatisfy(
            line -> {
              assertThat(line.action()).isEqualTo(AuditAction.UPDATE);
              assertThat(line.resource()).isEqualTo(AuditResource.SYSTEM);
              assertThat(line.details())
                  .contains("config-import", "REPLACE", "2026-11-20T10:00:00.000Z", "\"jobs\":2");
            });
  }

  private static void assertForbidden(Runnable call, String words) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.FORBIDDEN))
        .hasMessageContaining(words);
  }
}

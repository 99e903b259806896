package io.dbackup.systemtask;

import io.dbackup.application.ConfigurationBackup;
import io.dbackup.config.InstanceSettings;
import io.dbackup.config.Setting;
import io.dbackup.config.Settings;
import io.dbackup.error.BackupException;
import io.dbackup.spi.task.SystemTask;
import io.dbackup.spi.task.TaskReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Backs this instance's own configuration up, encrypted, where two settings say. Off until somebody
 * has set them and switches it on.
 */
@ApplicationScoped
public class ConfigBackupTask implements SystemTask {
  @Inject ConfigurationBackup backup;
  @Inject InstanceSettings settings;

  @Override
  public String id() {
    return "config-backup";
  }

  @Override
  public String label() {
    return "Configuration backup";
  }

  @Override
  public String description() {
    return "Stores all configuration of this instance, encrypted, at a destination";
  }

  @Override
  public String defaultSchedule() {
    return "0 3 * * *";
  }

  @Override
  public boolean enabledAtFirst() {
    return false;
  }

  @Override
  public void run(TaskReport report) {
    ConfigurationBackup.Stored stored =
        backup.store(
            require(Settings.CONFIG_BACKUP_DESTINATION), require(Settings.CONFIG_BACKUP_PROFILE));
    report.info("Stored \"" + stored.path() + "\" (" + stored.size() + " bytes)");
    stored.deleted().forEach(path -> report.info("Deleted the older \"" + path + "\""));
    stored.warnings().forEach(report::problem);
  }

  private String require(Setting<String> setting) {
    return settings
        .find(setting)
        .orElseThrow(
            () ->
                BackupException.invalid(
                    "The configuration was not backed up: set "
                        + setting.name()
                        + " first (PUT /api/settings)"));
  }
}

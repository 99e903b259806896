package io.dbackup.rest.model;

import io.dbackup.application.StorageUsage;
import java.util.List;

/** The space backups took over time, oldest first. */
public record StorageHistoryAnswer(boolean success, List<StorageUsage> data) {
  public static StorageHistoryAnswer of(List<StorageUsage> usage) {
    return new StorageHistoryAnswer(true, usage);
  }
}

package io.dbackup.application;

import io.dbackup.access.Permission;
import io.dbackup.adapter.AdapterType;
import io.dbackup.audit.AuditResource;

/** The permission and the name in the audit trail that go with each type of adapter. */
public final class AdapterPermission {
  private AdapterPermission() {}

  public static String read(AdapterType type) {
    return switch (type) {
      case DATABASE -> Permission.SOURCES_READ;
      case STORAGE -> Permission.DESTINATIONS_READ;
      case NOTIFICATION -> Permission.NOTIFICATIONS_READ;
    };
  }

  public static String write(AdapterType type) {
    return switch (type) {
      case DATABASE -> Permission.SOURCES_WRITE;
      case STORAGE -> Permission.DESTINATIONS_WRITE;
      case NOTIFICATION -> Permission.NOTIFICATIONS_WRITE;
    };
  }

  static AuditResource audited(AdapterType type) {
    return switch (type) {
      case DATABASE -> AuditResource.SOURCE;
      case STORAGE -> AuditResource.DESTINATION;
      case NOTIFICATION -> AuditResource.NOTIFICATION;
    };
  }

  /** What people call it, such as in "A source with this name exists". */
  static String noun(AdapterType type) {
    return switch (type) {
      case DATABASE -> "source";
      case STORAGE -> "destination";
      case NOTIFICATION -> "notification channel";
    };
  }
}

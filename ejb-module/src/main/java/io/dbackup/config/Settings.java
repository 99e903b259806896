package io.dbackup.config;

import java.net.URI;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every setting that can be changed while the server runs. What is needed before there is a
 * database, such as the data folder, is not among them; see {@link InstanceSettings}.
 */
public final class Settings {
  private static final int MINUTES_OF_90_DAYS = 90 * 24 * 60;
  private static final int TEN_YEARS = 3660;

  public static final Setting<Integer> MAX_CONCURRENT_JOBS =
      Setting.integer(
          "dbackup.max-concurrent-jobs",
          2,
          1,
          64,
          "How many backups, restores and verifications run at once, on all nodes together.");

  public static final Setting<Integer> MAX_PARALLEL_DATABASES =
      Setting.integer(
          "dbackup.max-parallel-databases",
          2,
          1,
          16,
          "How many databases of one backup or restore are worked on at once.");

  public static final Setting<Integer> STALL_TIMEOUT =
      Setting.integer(
          "dbackup.stall-timeout",
          300,
          1,
          86_400,
          "Seconds without any progress after which a run fails.");

  public static final Setting<ZoneId> TIME_ZONE =
      Setting.zone("dbackup.timezone", "UTC", "The time zone of schedules and of days.");

  public static final Setting<CatchUp> CATCH_UP =
      Setting.choice(
          "dbackup.schedule.catch-up",
          CatchUp.ONCE,
          CatchUp.class,
          "What happens to a scheduled time that came while no server was running: the latest runs"
              + " once, or it is skipped.");

  public static final Setting<Integer> MAX_DELETION_PERCENT =
      Setting.integer(
          "dbackup.retention.max-deletion-percent",
          50,
          0,
          100,
          "Retention that would delete more than this share of a job's backups waits for a"
              + " confirmation.");

  public static final Setting<URI> PUBLIC_URL =
      Setting.text(
          "dbackup.public-url",
          Optional.empty(),
          "must be a URL such as https://backup.example.com",
          Settings::url,
          "The address under which people reach this server; links are made with it.");

  public static final Setting<RateLimit> AUTH_RATE =
      rate("dbackup.rate-limit.auth", "5/60", "Logins per address, and per account");

  public static final Setting<RateLimit> READ_RATE =
      rate("dbackup.rate-limit.read", "100/60", "Reading requests per address");

  public static final Setting<RateLimit> WRITE_RATE =
      rate("dbackup.rate-limit.write", "20/60", "Changing requests per address");

  public static final Setting<List<AddressRange>> TRUSTED_PROXIES =
      Setting.text(
          "dbackup.trusted-proxies",
          Optional.of(""),
          "must be addresses or ranges such as 10.0.0.0/8, separated by commas",
          Settings::addresses,
          "The proxies whose forwarding headers are believed, as addresses or ranges.");

  public static final Setting<RevealSecrets> REVEAL_SECRETS =
      Setting.choice(
          "dbackup.api.reveal-secrets",
          RevealSecrets.WRITERS,
          RevealSecrets.class,
          "Who sees stored passwords in the answers of the API.");

  public static final Setting<Integer> SESSION_IDLE =
      Setting.integer(
          "dbackup.session.idle-minutes",
          24 * 60,
          5,
          MINUTES_OF_90_DAYS,
          "Minutes after which a login that is not used ends.");

  public static final Setting<Integer> SESSION_LENGTH =
      Setting.integer(
          "dbackup.session.hours", 7 * 24, 1, 90 * 24, "Hours after which every login ends.");

  public static final Setting<Integer> MIN_PASSWORD_LENGTH =
      Setting.integer(
          "dbackup.password.min-length", 8, 8, 128, "Characters a new password has at least.");

  public static final Setting<Integer> OVERDUE_GRACE =
      Setting.integer(
          "dbackup.overdue-grace-minutes",
          60,
          0,
          30 * 24 * 60,
          "Minutes by which a complete backup may end later than its schedule allows before its job is"
              + " overdue.");

  public static final Setting<Integer> HISTORY_DAYS =
      Setting.integer(
          "dbackup.history.days",
          365,
          1,
          TEN_YEARS,
          "Days for which ended executions and their logs are kept. The latest good backup of a job"
              + " stays in any case.");

  public static final Setting<Integer> TASK_HISTORY_DAYS =
      Setting.integer(
          "dbackup.history.task-days",
          7,
          1,
          TEN_YEARS,
          "Days for which ended system tasks and their logs are kept.");

  public static final Setting<Integer> HEALTH_DAYS =
      Setting.integer(
          "dbackup.history.health-days", 30, 1, 365, "Days for which health checks are kept.");

  public static final Setting<Integer> INTEGRITY_DAYS =
      Setting.integer(
          "dbackup.integrity.days",
          30,
          1,
          TEN_YEARS,
          "Days within which the integrity check reads every stored byte again.");

  public static final Setting<Integer> NOTIFICATION_ATTEMPTS =
      Setting.integer(
          "dbackup.notification.attempts",
          5,
          1,
          20,
          "How often a notification is tried before it counts as failed: at once, then after 1, 5, 30"
              + " and 120 minutes.");

  public static final Setting<Integer> NOTIFICATION_PARALLEL =
      Setting.integer(
          "dbackup.notification.parallel",
          4,
          1,
          16,
          "How many notification channels each server sends to at once.");

  public static final Setting<Integer> AUDIT_DAYS =
      Setting.integer(
          "dbackup.audit.days",
          0,
          0,
          TEN_YEARS,
          "Days for which lines of the audit trail are kept; 0 keeps them for ever.");

  public static final Setting<String> CONFIG_BACKUP_DESTINATION =
      id(
          "dbackup.config-backup.destination",
          "The id of the destination where the configuration backup is stored.");

  public static final Setting<String> CONFIG_BACKUP_PROFILE =
      id(
          "dbackup.config-backup.profile",
          "The id of the encryption profile that protects the configuration backup. Keep its"
              + " recovery kit: it opens the backup when this server is lost.");

  public static final Setting<Integer> CONFIG_BACKUPS_KEPT =
      Setting.integer(
          "dbackup.config-backup.keep",
          14,
          1,
          1000,
          "How many backups of the configuration this instance keeps at a destination; locked ones"
              + " stay besides.");

  public static final Setting<Integer> CATALOGUE_MAX_AGE =
      Setting.integer(
          "dbackup.catalogue.max-age-minutes",
          15,
          0,
          24 * 60,
          "Minutes after which a listing scans its destination again; 0 scans each time.");

  public static final Setting<Integer> ALERT_LIMIT =
      Setting.integer(
          "dbackup.storage.alert-limit-gigabytes",
          0,
          0,
          1_000_000_000,
          "Gigabytes that backups may take at a destination; from 90 % on there is an alert. 0 is no"
              + " limit.");

  public static final Setting<Integer> ALERT_GROWTH =
      Setting.integer(
          "dbackup.storage.alert-growth-percent",
          50,
          0,
          10_000,
          "By how many percent the backups at a destination may grow or shrink in a day without an"
              + " alert; 0 is without one in any case.");

  public static final Setting<Integer> ALERT_FREE =
      Setting.integer(
          "dbackup.storage.alert-free-percent",
          10,
          0,
          100,
          "How many percent of what the backups at a destination take and could take must be free;"
              + " below there is an alert.");

  public static final Setting<Integer> ALERT_FULL =
      Setting.integer(
          "dbackup.storage.alert-full-days",
          14,
          0,
          TEN_YEARS,
          "For how many days the free space of a destination must last at the present growth; below"
              + " there is an alert.");

  public static final Setting<Integer> ALERT_LATE =
      Setting.integer(
          "dbackup.storage.alert-late-hours",
          6,
          0,
          24 * 366,
          "Hours after its scheduled time at which a job's backup that is not at its destination is"
              + " an alert; 0 is without one.");

  private Settings() {}

  /** All of them, in the order in which they are shown. */
  public static List<Setting<?>> all() {
    return List.of(
        MAX_CONCURRENT_JOBS,
        MAX_PARALLEL_DATABASES,
        STALL_TIMEOUT,
        TIME_ZONE,
        CATCH_UP,
        MAX_DELETION_PERCENT,
        PUBLIC_URL,
        AUTH_RATE,
        READ_RATE,
        WRITE_RATE,
        TRUSTED_PROXIES,
        REVEAL_SECRETS,
        SESSION_IDLE,
        SESSION_LENGTH,
        MIN_PASSWORD_LENGTH,
        OVERDUE_GRACE,
        HISTORY_DAYS,
        TASK_HISTORY_DAYS,
        HEALTH_DAYS,
        INTEGRITY_DAYS,
        NOTIFICATION_ATTEMPTS,
        NOTIFICATION_PARALLEL,
        AUDIT_DAYS,
        CONFIG_BACKUP_DESTINATION,
        CONFIG_BACKUP_PROFILE,
        CONFIG_BACKUPS_KEPT,
        CATALOGUE_MAX_AGE,
        ALERT_LIMIT,
        ALERT_GROWTH,
        ALERT_FREE,
        ALERT_FULL,
        ALERT_LATE);
  }

  /** The setting of that name; empty when there is none that can be changed. */
  public static Optional<Setting<?>> find(String name) {
    return all().stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  private static Setting<String> id(String name, String description) {
    return Setting.text(
        name,
        Optional.empty(),
        "must be an id as the API gives it",
        text -> Optional.of(text).filter(id -> id.matches("[A-Za-z0-9_-]{1,64}")),
        description);
  }

  private static Setting<RateLimit> rate(String name, String otherwise, String counted) {
    return Setting.text(
        name,
        Optional.of(otherwise),
        "must be points/seconds such as 100/60, or 0 for no limit",
        RateLimit::parse,
        counted + ", as points/seconds; 0 is no limit.");
  }

  private static Optional<List<AddressRange>> addresses(String text) {
    List<Optional<AddressRange>> found =
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(address -> !address.isEmpty())
            .map(AddressRange::parse)
            .toList();
    return found.stream().allMatch(Optional::isPresent)
        ? Optional.of(found.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  private static Optional<URI> url(String text) {
    try {
      return Optional.of(URI.create(text.replaceAll("/+$", "")))
          .filter(uri -> uri.getHost() != null)
          .filter(uri -> List.of("http", "https").contains(uri.getScheme()));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}

package io.dbackup.application;

import io.dbackup.job.Compression;
import io.dbackup.job.JobDestination;
import io.dbackup.job.NotificationRule;
import io.dbackup.retention.RetentionPolicy;
import java.util.List;

/** What a request asks of a job, said field by field; what is not said was not sent. */
final class WantedJob {
  private Change<String> name = Change.none();
  private Change<String> schedule = Change.none();
  private Change<String> source = Change.none();
  private Change<String> first = Change.none();
  private Change<List<JobDestination>> destinations = Change.none();
  private Change<Boolean> enabled = Change.none();
  private Change<List<String>> databases = Change.none();
  private Change<Compression> compression = Change.none();
  private Change<Integer> level = Change.none();
  private Change<String> profile = Change.none();
  private Change<List<String>> channels = Change.none();
  private Change<NotificationRule> rule = Change.none();
  private Change<RetentionPolicy> retention = Change.none();

  private WantedJob() {}

  static WantedJob nothing() {
    return new WantedJob();
  }

  /** The fields without which there is no job, and no others. */
  static WantedJob named(String name) {
    return nothing()
        .name(name)
        .schedule("0 2 * * *")
        .source(JobRoom.SOURCE)
        .destinationId(JobRoom.DISK);
  }

  /** A job that uses everything a job can have. */
  static WantedJob withEverything(String name) {
    return named(name)
        .destinations(
            new JobDestination(JobRoom.DISK, 0, null),
            new JobDestination(JobRoom.VAULT_DISK, 1, keep(30)))
        .enabled(true)
        .databases("shop", "crm")
        .compression(Compression.ZSTD)
        .level(12)
        .profile(JobRoom.PROFILE)
        .channels(JobRoom.CHANNEL)
        .rule(new NotificationRule(false, true, true))
        .retention(keep(14));
  }

  static RetentionPolicy keep(int newest) {
    return new RetentionPolicy(RetentionPolicy.Mode.SIMPLE, newest, 0, 0, 0, 0);
  }

  WantedJob name(String value) {
    name = Change.to(value);
    return this;
  }

  WantedJob schedule(String value) {
    schedule = Change.to(value);
    return this;
  }

  WantedJob source(String id) {
    source = Change.to(id);
    return this;
  }

  WantedJob destinationId(String id) {
    first = Change.to(id);
    return this;
  }

  WantedJob destinations(JobDestination... values) {
    destinations = Change.to(List.of(values));
    return this;
  }

  WantedJob enabled(boolean value) {
    enabled = Change.to(value);
    return this;
  }

  WantedJob databases(String... names) {
    databases = Change.to(List.of(names));
    return this;
  }

  WantedJob compression(Compression value) {
    compression = Change.to(value);
    return this;
  }

  WantedJob level(Integer value) {
    level = Change.to(value);
    return this;
  }

  WantedJob profile(String id) {
    profile = Change.to(id);
    return this;
  }

  WantedJob channels(String... ids) {
    channels = Change.to(List.of(ids));
    return this;
  }

  WantedJob rule(NotificationRule value) {
    rule = Change.to(value);
    return this;
  }

  WantedJob retention(RetentionPolicy value) {
    retention = Change.to(value);
    return this;
  }

  JobChanges changes() {
    return new JobChanges(
        name,
        schedule,
        source,
        first,
        destinations,
        enabled,
        databases,
        compression,
        level,
        profile,
        channels,
        rule,
        retention);
  }
}

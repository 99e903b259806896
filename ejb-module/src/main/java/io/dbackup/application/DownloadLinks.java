package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.backup.Backup;
import io.dbackup.backup.DownloadToken;
import io.dbackup.event.AuditRecorder;
import io.dbackup.persistence.DownloadTokenRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Stores and uses up download links and records downloads, each in a short transaction. */
@ApplicationScoped
public class DownloadLinks {
  private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(1);

  @Inject DownloadTokenRepository tokens;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /** Adds a link and forgets those that expired long ago. */
  @Transactional
  public void add(DownloadToken token) {
    tokens.removeExpired(clock.instant().minus(KEPT_AFTER_EXPIRY));
    tokens.add(token);
    audit.record(
        AuditAction.EXPORT,
        AuditResource.STORAGE,
        token.destinationId(),
        details(token.path(), token.decrypt(), "download-url"));
  }

  /** Uses a link up; of any number of requests for one link only one gets it. */
  @Transactional
  public Optional<DownloadToken> consume(String hash) {
    Optional<DownloadToken> taken = tokens.consume(hash, clock.instant());
    taken.ifPresent(
        token ->
            audit.record(
                AuditAction.EXPORT,
                AuditResource.STORAGE,
                token.destinationId(),
                JSON.createObjectBuilder(details(token.path(), token.decrypt(), "public-download"))
                    .add("linkCreatedBy", token.createdBy())
                    .build()));
    return taken;
  }

  /** A link that can still be used, left as it is. */
  @Transactional
  public Optional<DownloadToken> peek(String hash) {
    return tokens.peek(hash, clock.instant());
  }

  /** Records that a backup left the system. */
  @Transactional
  public void recordDownload(Backup backup, boolean decrypt, String way) {
    audit.record(
        AuditAction.EXPORT,
        AuditResource.STORAGE,
        backup.destinationId(),
        details(backup.path(), decrypt, way));
  }

  private static JsonObject details(String path, boolean decrypt, String way) {
    return JSON.createObjectBuilder()
        .add("path", path)
        .add("decrypt", decrypt)
        .add("way", way)
        .build();
  }
}

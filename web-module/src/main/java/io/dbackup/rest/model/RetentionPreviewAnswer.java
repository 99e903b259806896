package io.dbackup.rest.model;

import io.dbackup.application.RetentionPlanner.Placed;
import io.dbackup.application.RetentionService.Preview;
import io.dbackup.backup.Backup;
import io.dbackup.retention.RetentionPlan.Decision;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** What retention would do now, at each destination of a job. */
public record RetentionPreviewAnswer(List<Place> destinations) {

  /**
   * One destination.
   *
   * @param needsConfirmation whether so much would go that a run does nothing here without being
   *     given the fingerprint
   * @param fingerprint stands for exactly these deletions
   * @param error why the destination cannot be read; everything else is null then
   * @param backups newest first
   */
  public record Place(
      String destinationId,
      String destinationName,
      JsonObject retention,
      Integer keep,
      Integer delete,
      Boolean needsConfirmation,
      String fingerprint,
      String error,
      List<Row> backups) {

    static Place of(Preview preview) {
      return preview
          .placed()
          .map(placed -> of(preview.destinationId(), placed))
          .orElseGet(
              () ->
                  new Place(
                      preview.destinationId(),
                      null,
                      null,
                      null,
                      null,
                      null,
                      null,
                      preview.problem().orElse(null),
                      List.of()));
    }

    private static Place of(String destinationId, Placed placed) {
      int deletions = placed.plan().deletions().size();
      return new Place(
          destinationId,
          placed.destination().name(),
          placed.policy().toJson(),
          placed.backups().size() - deletions,
          deletions,
          placed.massDeletion(),
          placed.plan().fingerprint(),
          null,
          placed.plan().decisions().stream()
              .map(decision -> Row.of(placed.backups().get(decision.backupId()), decision))
              .toList());
    }
  }

  /** One backup, with the reason why it is kept or deleted. */
  public record Row(String path, Instant createdAt, long size, boolean keep, String reason) {
    static Row of(Backup backup, Decision decision) {
      return new Row(
          backup.path(),
          backup.createdAt(),
          backup.storedSize(),
          decision.keep(),
          decision.reason());
    }
  }

  public static RetentionPreviewAnswer of(List<Preview> previews) {
    return new RetentionPreviewAnswer(previews.stream().map(Place::of).toList());
  }
}

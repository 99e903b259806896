package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Answer;
import io.dbackup.product.sample.World;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nothing changes without a line of who did it, and no line can be changed unseen. */
public interface AuditChapter {
  Set<String> CHANGING = Set.of("post", "put", "delete", "patch");

  /** Operations that look changing and are not, or cannot be done here. */
  Set<String> SILENT =
      Set.of(
          "POST /adapters/test-connection",
          "POST /adapters/access-check",
          "POST /adapters/database-stats",
          "POST /jobs/{id}/retention-preview",
          "POST /storage/{id}/analyze",
          // Only as long as there is no user; tested where it is made.
          "POST /auth/setup",
          // Only after a channel has failed for hours; tested where it is made.
          "POST /notifications/{id}/retry");

  World world();

  @Test
  default void everyChangeShouldLeaveALineAndNoSecret() {
    AuditWalk walk = new AuditWalk(world());
    walk.adapters();
    walk.people();
    walk.keys();
    walk.vault();
    walk.jobsAndBackups();
    walk.instance();
    walk.configuration();

    Set<String> forgotten = changingOperations();
    assertThat(forgotten).hasSizeGreaterThan(30);
    forgotten.removeAll(walk.done());
    forgotten.removeAll(SILENT);
    assertThat(forgotten).as("operations that this walk must do too").isEmpty();

    String trail = world().api().get("/audit?limit=1000").expect(200).text();
    assertThat(walk.secrets()).allSatisfy(secret -> assertThat(trail).doesNotContain(secret));
  }

  @Test
  default void theTrailShouldBeWhole() {
    Answer answer = world().api().get("/audit/verify").expect(200);
    JsonObject check = answer.object();
    assertThat(check.getBoolean("valid")).as("%s", check).isTrue();
    assertThat(check.get("problem")).isEqualTo(JsonValue.NULL);
    assertThat(check.getInt("checked")).isPositive();
    assertThat(check.getInt("unchained")).isZero();
    assertThat(check.getInt("firstSequence")).isEqualTo(1);
    assertThat(check.getString("headHash")).hasSize(64);
  }

  /** As the description of the API names them, which another test keeps complete. */
  private Set<String> changingOperations() {
    JsonObject paths = world().api().get("/openapi").expect(200).object().getJsonObject("paths");
    Set<String> operations = new TreeSet<>();
    paths.forEach(
        (path, item) ->
            item.asJsonObject().keySet().stream()
                .filter(CHANGING::contains)
                .forEach(
                    verb -> operations.add(verb.toUpperCase(java.util.Locale.ROOT) + " " + path)));
    return operations;
  }
}

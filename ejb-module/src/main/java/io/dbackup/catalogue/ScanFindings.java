package io.dbackup.catalogue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a scan found. A backup that was recorded while it ran is not among what was seen: whether
 * all of it is there cannot be told from this scan.
 *
 * @param begun when the scan began
 * @param seen ids of the rows of the catalogue it judged
 * @param problems what of them was not at the destination as recorded, in words, by id; those that
 *     are whole have none
 */
public record ScanFindings(Instant begun, Set<String> seen, Map<String, String> problems) {
  /** What was missed of a backup; empty when all of it was there. */
  public Optional<String> problem(String id) {
    return Optional.ofNullable(problems.get(id));
  }
}

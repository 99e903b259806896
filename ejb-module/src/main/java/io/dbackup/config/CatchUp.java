package io.dbackup.config;

/** What happens to a scheduled time that came while no node was running. */
public enum CatchUp {
  /** The latest missed time of a job runs once, as soon as a node is back. */
  ONCE,
  SKIP
}

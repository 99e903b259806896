package io.dbackup.schedule;

import io.dbackup.application.JobRoom;

/** Makes schedulers as a node has them; several share the room's database and clock. */
final class Nodes {
  private Nodes() {}

  static DueJobs of(JobRoom room) {
    DueJobs node = new DueJobs();
    node.jobs = room.database.jobs();
    node.executions = room.database.executions();
    node.queue = room.queue();
    node.settings = room.settings();
    node.clock = room.clock;
    node.start();
    return node;
  }
}

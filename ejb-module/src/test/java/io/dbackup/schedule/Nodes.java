package io.dbackup.schedule;

import io.dbackup.application.JobRoom;
import io.dbackup.spi.task.SystemTask;

/** Makes schedulers as a node has them; several share the room's database and clock. */
final class Nodes {
  private Nodes() {}

  static DueJobs of(JobRoom room) {
    DueJobs node = new DueJobs();
    node.jobs = room.database.jobs();
    node.executions = room.database.executions();
    node.queue = room.queue();
    node.rhythms = room.rhythms();
    node.settings = room.settings();
    node.clock = room.clock;
    node.start();
    return node;
  }

  /** One that looks after system tasks. */
  static DueTasks of(JobRoom room, SystemTask... tasks) {
    DueTasks node = new DueTasks();
    node.plans = room.plans(tasks);
    node.executions = room.database.executions();
    node.queue = room.queue();
    node.settings = room.settings();
    node.clock = room.clock;
    return node;
  }
}

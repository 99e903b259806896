import { MINUTE, nextLocal, type Cron } from "./cron";
import { localOf, momentOf, nextChange, offsetAt } from "./zone";

/** The next moments at which a schedule runs after the given one, in milliseconds since 1970. */
export function nextRuns(cron: Cron, zone: string, after: number, count: number): number[] {
  const runs: number[] = [];
  let last = after;
  while (runs.length < count) {
    const next = cron.everyHour ? nextByClock(cron, zone, last) : nextOnce(cron, zone, last);
    if (next === null) {
      break;
    }
    runs.push(next);
    last = next;
  }
  return runs;
}

/** Whenever the clock on the wall shows it: between two changes of the offset that clock is even. */
function nextByClock(cron: Cron, zone: string, after: number): number | null {
  let start = after;
  let local = localOf(zone, after);
  for (;;) {
    const found = nextLocal(cron, local);
    if (found === null) {
      return null;
    }
    const moment = found - offsetAt(zone, start);
    const change = nextChange(zone, start, moment);
    if (change === null || moment < change) {
      return moment;
    }
    start = change;
    local = localOf(zone, change) - MINUTE;
  }
}

/** Once for each time of the wall clock, also when it comes twice or never that day. */
function nextOnce(cron: Cron, zone: string, after: number): number | null {
  let local = nextLocal(cron, localOf(zone, after));
  while (local !== null && momentOf(zone, local) <= after) {
    local = nextLocal(cron, local);
  }
  return local === null ? null : momentOf(zone, local);
}

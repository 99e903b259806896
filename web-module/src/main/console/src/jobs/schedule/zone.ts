import { DAY } from "./cron";

const HOUR = 3_600_000;
/** No zone is further from UTC than this, and none changes twice within it. */
const REACH = 36 * HOUR;
const SEARCH_STEP = 5 * DAY;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Whether this browser knows the time zone. */
export function isZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What the clock on the wall shows minus UTC, in milliseconds. */
export function offsetAt(zone: string, instant: number): number {
  return localOf(zone, instant) - Math.floor(instant / 1000) * 1000;
}

/** The time that the clock on the wall shows, written as if it were UTC; whole seconds. */
export function localOf(zone: string, instant: number): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) {
    parts[type] = value;
  }
  return Date.UTC(
    Number(parts.year),
    Number(parts.month) - 1,
    Number(parts.day),
    Number(parts.hour),
    Number(parts.minute),
    Number(parts.second),
  );
}

/** The day that the clock on the wall shows: 2026-11-25. */
export function dayOf(zone: string, instant: number): string {
  return new Date(localOf(zone, instant)).toISOString().slice(0, 10);
}

/** When a time of the wall clock comes: the first time if it comes twice, the end of the gap if never. */
export function momentOf(zone: string, local: number): number {
  const before = offsetAt(zone, local - REACH);
  const after = offsetAt(zone, local + REACH);
  const moments = [before, after]
    .filter((offset) => offsetAt(zone, local - offset) === offset)
    .map((offset) => local - offset);
  return moments.length > 0 ? Math.min(...moments) : changeWithin(zone, local - REACH, local + REACH);
}

/** When the offset next changes after a moment, up to another one; null when it does not. */
export function nextChange(zone: string, after: number, until: number): number | null {
  const offset = offsetAt(zone, after);
  for (let from = after; from < until; from += SEARCH_STEP) {
    const to = Math.min(from + SEARCH_STEP, until);
    if (offsetAt(zone, to) !== offset) {
      return changeWithin(zone, from, to);
    }
  }
  return null;
}

/** The first moment with another offset than `from` has; `to` has another one. */
function changeWithin(zone: string, from: number, to: number): number {
  const offset = offsetAt(zone, from);
  let same = Math.floor(from / 1000);
  let other = Math.ceil(to / 1000);
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(zone, middle * 1000) === offset) {
      same = middle;
    } else {
      other = middle;
    }
  }
  return other * 1000;
}

/** They cost more to make than to use. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

/** A five-field cron expression, read as the server reads it (CronExpression.java). */
export interface Cron {
  minutes: readonly number[];
  hours: readonly number[];
  days: readonly number[];
  months: readonly number[];
  /** 0 is Sunday. */
  weekdays: readonly number[];
  /** Whether every hour is meant, so that its intervals stay even when the clocks change. */
  everyHour: boolean;
  anyDay: boolean;
  anyWeekday: boolean;
}

export const CRON_FIELDS = ["minute", "hour", "day", "month", "weekday"] as const;
export type CronField = (typeof CRON_FIELDS)[number];

export type CronProblem =
  { kind: "tooLong" } | { kind: "notFiveFields" } | { kind: "field"; field: CronField } | { kind: "never" };

export type CronReading = { cron: Cron; problem?: undefined } | { cron?: undefined; problem: CronProblem };

const MAX_LENGTH = 200;
export const MINUTE = 60_000;
export const DAY = 86_400_000;
/** From one 29 February to the next it can be eight years, around 2100. */
const MOST_DAYS = 9 * 366;
const BEFORE_LEAP_DAY = Date.UTC(2024, 1, 29) - MINUTE;

const SUNDAY_AGAIN = 7;

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

interface Range {
  min: number;
  max: number;
  names?: Record<string, number>;
}

const RANGES: Record<CronField, Range> = {
  minute: { min: 0, max: 59 },
  hour: { min: 0, max: 23 },
  day: { min: 1, max: 31 },
  month: { min: 1, max: 12, names: numbered(MONTHS, 1) },
  weekday: { min: 0, max: SUNDAY_AGAIN, names: numbered(WEEKDAYS, 1) },
};

export function readCron(text: string): CronReading {
  if (text.length > MAX_LENGTH) {
    return { problem: { kind: "tooLong" } };
  }
  const fields = text.trim().toUpperCase().split(/\s+/);
  if (fields.length !== CRON_FIELDS.length) {
    return { problem: { kind: "notFiveFields" } };
  }
  const values: number[][] = [];
  for (const [index, field] of CRON_FIELDS.entries()) {
    const read = valuesOf(fields[index] ?? "", RANGES[field]);
    if (!read) {
      return { problem: { kind: "field", field } };
    }
    values.push(read);
  }
  const [minutes = [], hours = [], days = [], months = [], weekdays = []] = values;
  const cron: Cron = {
    minutes,
    hours,
    days,
    months,
    weekdays: ascending(weekdays.map((day) => day % 7)),
    everyHour: ["*", "*/1", "0-23"].includes(fields[1] ?? ""),
    anyDay: isAny(fields[2]),
    anyWeekday: isAny(fields[4]),
  };
  return nextLocal(cron, BEFORE_LEAP_DAY) === null ? { problem: { kind: "never" } } : { cron };
}

/**
 * The first scheduled time strictly after the given one. Both are times of the wall clock, written as if it
 * showed UTC.
 */
export function nextLocal(cron: Cron, after: number): number | null {
  const start = Math.floor(after / MINUTE) * MINUTE + MINUTE;
  const firstDay = Math.floor(start / DAY) * DAY;
  for (let passed = 0; passed <= MOST_DAYS; passed++) {
    const day = firstDay + passed * DAY;
    const minute = isOn(cron, new Date(day)) ? minuteFrom(cron, Math.max(0, (start - day) / MINUTE)) : null;
    if (minute !== null) {
      return day + minute * MINUTE;
    }
  }
  return null;
}

/** When both days are restricted, either suffices, as in every Unix cron. */
function isOn(cron: Cron, date: Date): boolean {
  const day = cron.days.includes(date.getUTCDate());
  const weekday = cron.weekdays.includes(date.getUTCDay());
  const either = !cron.anyDay && !cron.anyWeekday;
  return cron.months.includes(date.getUTCMonth() + 1) && (either ? day || weekday : day && weekday);
}

/** The first minute of the day that is scheduled, from the given one on. */
function minuteFrom(cron: Cron, from: number): number | null {
  for (const hour of cron.hours) {
    const minute = cron.minutes.find((candidate) => hour * 60 + candidate >= from);
    if (minute !== undefined) {
      return hour * 60 + minute;
    }
  }
  return null;
}

function valuesOf(field: string, range: Range): number[] | null {
  const values: number[] = [];
  for (const part of field.split(",")) {
    const read = valuesOfPart(part, range);
    if (!read) {
      return null;
    }
    values.push(...read);
  }
  return ascending(values);
}

/** A value, a range, or either with a step. */
function valuesOfPart(part: string, range: Range): number[] | null {
  const [span = "", stepText, ...rest] = part.split("/");
  const stepped = stepText !== undefined;
  const step = stepped ? wholeNumber(stepText) : 1;
  const bounds = boundsOf(stepped && span === "" ? "*" : span, range, stepped);
  if (rest.length > 0 || !bounds || step === null || step < 1 || step > range.max) {
    return null;
  }
  const [from, to] = bounds;
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

function boundsOf(span: string, range: Range, stepped: boolean): [number, number] | null {
  if (span === "*") {
    return [range.min, range.max];
  }
  const [first, second, ...rest] = span.split("-").map((value) => valueOf(value, range));
  if (rest.length > 0 || first === null || first === undefined || second === null) {
    return null;
  }
  if (second === undefined) {
    // Alone, 7 is a Sunday as 0 is, and steps begin there.
    const start = first === SUNDAY_AGAIN && range.max === SUNDAY_AGAIN ? 0 : first;
    return [start, stepped ? range.max : start];
  }
  return first <= second ? [first, second] : null;
}

function valueOf(text: string, { min, max, names }: Range): number | null {
  const value = names?.[text] ?? wholeNumber(text);
  return value !== null && value >= min && value <= max ? value : null;
}

function wholeNumber(text: string): number | null {
  return /^\+?\d+$/.test(text) ? Number(text) : null;
}

const isAny = (field = "") => field === "*" || field === "*/1";

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function numbered(names: string[], first: number): Record<string, number> {
  return Object.fromEntries(names.map((name, index) => [name, index + first]));
}

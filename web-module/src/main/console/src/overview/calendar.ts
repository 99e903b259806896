import type { Day } from "./dashboard";

/** What a day was like. Of the good ones, 4 had the most backups. */
export type Bucket = "none" | "cancelled" | "partial" | "failed" | 1 | 2 | 3 | 4;

export interface Cell {
  day: Day;
  bucket: Bucket;
  /** From 0; weeks are columns. */
  week: number;
  /** From 0 for Monday. */
  weekday: number;
}

export interface Calendar {
  cells: Cell[];
  weeks: number;
  /** Where months begin, to be written above the weeks. */
  months: { week: number; date: string }[];
  /** How many days were like what. */
  sums: { good: number; bad: number; empty: number };
}

/** Lays days out by weeks. They follow one another, the oldest first. */
export function calendarOf(days: readonly Day[]): Calendar {
  const most = Math.max(1, ...days.map(({ success }) => success));
  const offset = days[0] ? weekdayOf(days[0].date) : 0;
  const cells = days.map((day, index) => ({
    day,
    bucket: bucketOf(day, most),
    week: Math.floor((index + offset) / 7),
    weekday: (index + offset) % 7,
  }));
  return {
    cells,
    weeks: (cells.at(-1)?.week ?? -1) + 1,
    months: cells
      .filter(({ day }) => day.date.endsWith("-01"))
      .map(({ day: { date }, week }) => ({ date, week })),
    sums: {
      good: cells.filter(({ bucket }) => typeof bucket === "number").length,
      bad: cells.filter(({ bucket }) => bucket === "failed" || bucket === "partial").length,
      empty: cells.filter(({ bucket }) => bucket === "none" || bucket === "cancelled").length,
    },
  };
}

/** One failure makes a day a bad one, however much went well. */
export function bucketOf(day: Day, most: number): Bucket {
  if (day.failed > 0) {
    return "failed";
  }
  if (day.partial > 0) {
    return "partial";
  }
  if (day.success > 0) {
    return Math.min(4, Math.ceil((4 * day.success) / most)) as 1 | 2 | 3 | 4;
  }
  return day.cancelled > 0 ? "cancelled" : "none";
}

/** The cell that an arrow key leads to; the same one at the edges. */
export function moved(index: number, key: string, count: number): number {
  const step = { ArrowLeft: -7, ArrowRight: 7, ArrowUp: -1, ArrowDown: 1 }[key];
  const next = key === "Home" ? 0 : key === "End" ? count - 1 : index + (step ?? 0);
  return next >= 0 && next < count ? next : index;
}

function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

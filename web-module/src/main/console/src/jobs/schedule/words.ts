import type { TFunction } from "i18next";
import type { Cron } from "./cron";

/** More times than this are told as a rhythm instead of one by one. */
const MOST_TIMES = 6;

interface Words {
  t: TFunction;
  list(items: readonly string[]): string;
  language: string;
}

/** A schedule in plain words: Every Monday at 02:00. `t` has the messages of jobs. */
export function scheduleWords(cron: Cron, language: string, t: TFunction): string {
  const format = new Intl.ListFormat(language, { type: "conjunction" });
  const words: Words = { t, language, list: (items) => format.format(items) };
  const days = dayWords(cron, words);
  if (cron.hours.length * cron.minutes.length <= MOST_TIMES) {
    const times = cron.hours.flatMap((hour) => cron.minutes.map((minute) => clock(hour, minute)));
    return capital(t("schedule.daysAt", { days, times: words.list(times) }));
  }
  const rhythm = rhythmWords(cron, words);
  const everyDay = cron.anyDay && cron.anyWeekday && cron.months.length === 12;
  return capital(everyDay ? rhythm : t("schedule.daysAndRhythm", { days, rhythm }));
}

function dayWords(cron: Cron, words: Words): string {
  const { t } = words;
  const months = monthWords(cron, words);
  const monthDays = () =>
    t(months ? "schedule.daysOfMonths" : "schedule.daysOfEveryMonth", {
      days: monthDayWords(cron, words),
      months,
    });
  const weekdays = () => {
    const days = weekdayWords(cron, words);
    return months ? t("schedule.inMonths", { days, months }) : days;
  };
  if (cron.anyDay) {
    return weekdays();
  }
  return cron.anyWeekday
    ? monthDays()
    : t("schedule.either", { one: monthDays(), other: weekdayWords(cron, words) });
}

function monthWords({ months }: Cron, words: Words): string {
  const name = (month: number) =>
    calendarName(words.language, { month: "long" }, Date.UTC(2024, month - 1, 1));
  return months.length === 12 ? "" : words.list(runs(months, 4).map((run) => spanned(run, name, words)));
}

function monthDayWords({ days }: Cron, words: Words): string {
  const ordinal = (count: number) => words.t("schedule.ordinal", { count, ordinal: true });
  return words.list(runs(days, 3).map((run) => spanned(run, ordinal, words)));
}

function weekdayWords({ anyWeekday, weekdays }: Cron, words: Words): string {
  const { t, list } = words;
  if (anyWeekday || weekdays.length === 7) {
    return t("schedule.everyDay");
  }
  const name = (day: number) => weekdayName(words.language, day);
  const mondayFirst = weekdays.map((day) => (day === 0 ? 7 : day)).sort((a, b) => a - b);
  const [first, ...rest] = runs(mondayFirst, 3);
  if (first && first.length > 1 && rest.length === 0) {
    return t("schedule.fromTo", { from: name(first[0] ?? 0), to: name(first.at(-1) ?? 0) });
  }
  return t("schedule.everyWeekday", { days: list(mondayFirst.map(name)) });
}

function rhythmWords(cron: Cron, words: Words): string {
  const { t, list } = words;
  const { minutes, hours } = cron;
  const everyHour = hours.length === 24;
  const hourStep = stepOf(hours, 24);
  if (minutes.length === 1 && hourStep && !everyHour) {
    return t("schedule.everyHours", { count: hourStep, minute: minutes[0] });
  }
  const rhythm = minuteRhythm(minutes, words);
  if (everyHour) {
    return rhythm;
  }
  const inHours = list(
    runs(hours, 2).map((run) =>
      t("schedule.hours", { from: clock(run[0] ?? 0, 0), to: clock(run.at(-1) ?? 0, 59) }),
    ),
  );
  return t("schedule.rhythmInHours", { rhythm, hours: inHours });
}

function minuteRhythm(minutes: readonly number[], { t, list }: Words): string {
  const step = stepOf(minutes, 60);
  if (minutes.length === 1) {
    const [minute = 0] = minutes;
    return minute === 0 ? t("schedule.everyFullHour") : t("schedule.everyHourAt", { minute });
  }
  return step
    ? t("schedule.everyMinutes", { count: step })
    : t("schedule.atMinutes", { minutes: list(minutes.map(String)) });
}

/** The even step of values that go once around the clock: 0, 15, 30, 45 of 60 is 15. */
function stepOf(values: readonly number[], around: number): number | null {
  const step = around / values.length;
  return Number.isInteger(step) && values.every((value, index) => value === index * step) ? step : null;
}

/** Neighbours together when they are at least so many; everything else alone. */
function runs(values: readonly number[], least: number): number[][] {
  const found: number[][] = [];
  for (const value of values) {
    const last = found.at(-1);
    if (last && last.at(-1) === value - 1) {
      last.push(value);
    } else {
      found.push([value]);
    }
  }
  return found.flatMap((run) => (run.length >= least ? [run] : run.map((value) => [value])));
}

function spanned(run: readonly number[], name: (value: number) => string, { t }: Words): string {
  const from = name(run[0] ?? 0);
  return run.length === 1 ? from : t("schedule.span", { from, to: name(run.at(-1) ?? 0) });
}

/** 0 and 7 are Sunday. */
export function weekdayName(language: string, day: number, weekday: "long" | "short" = "long"): string {
  return calendarName(language, { weekday }, Date.UTC(2024, 8, 1 + day));
}

function calendarName(language: string, part: Intl.DateTimeFormatOptions, at: number): string {
  return new Intl.DateTimeFormat(language, { ...part, timeZone: "UTC" }).format(at);
}

const clock = (hour: number, minute: number) =>
  `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

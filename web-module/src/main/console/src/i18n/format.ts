import { useMemo } from "react";
import { useTranslation } from "react-i18next";

const BINARY_UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
const RELATIVE: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** How figures are written in the language at hand. */
export interface Format {
  number(value: number, digits?: number): string;
  percent(value: number): string;
  /** 1536 as 1.5 KiB. */
  bytes(value: number): string;
  /** Milliseconds as 1 h 5 min, the two largest units. */
  duration(milliseconds: number): string;
  /** Day and minute. */
  time(iso: string): string;
  /** With seconds and the name of the zone. */
  exactTime(iso: string): string;
  date(iso: string): string;
  /** The number of the day alone. */
  dayOfMonth(iso: string): string;
  /** The month in short. */
  month(iso: string): string;
  /** Hours, minutes and seconds. */
  clock(iso: string): string;
  /** 3 hours ago. */
  relative(iso: string, now?: number): string;
}

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => formatOf(i18n.language), [i18n.language]);
}

export function formatOf(language: string): Format {
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const time = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const exact = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "long" });
  const date = new Intl.DateTimeFormat(language, { dateStyle: "medium" });
  const dayOfMonth = new Intl.DateTimeFormat(language, { day: "numeric" });
  const month = new Intl.DateTimeFormat(language, { month: "short" });
  const clock = new Intl.DateTimeFormat(language, { timeStyle: "medium" });
  return {
    number,
    percent: (value) => `${number(value, 1)} %`,
    bytes: (value) => bytes(value, number),
    duration,
    time: (iso) => time.format(new Date(iso)),
    exactTime: (iso) => exact.format(new Date(iso)),
    date: (iso) => date.format(new Date(iso)),
    dayOfMonth: (iso) => dayOfMonth.format(new Date(iso)),
    month: (iso) => month.format(new Date(iso)),
    clock: (iso) => clock.format(new Date(iso)),
    relative: (iso, now = Date.now()) => {
      const seconds = (new Date(iso).getTime() - now) / 1000;
      const [unit, length] = RELATIVE.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
      return relative.format(Math.trunc(seconds / length), unit);
    },
  };
}

function bytes(value: number, number: (value: number, digits: number) => string): string {
  let rest = value;
  let unit = 0;
  while (rest >= 1024 && unit < BINARY_UNITS.length - 1) {
    rest /= 1024;
    unit++;
  }
  return `${number(rest, unit === 0 || rest >= 100 ? 0 : 1)} ${BINARY_UNITS[unit]}`;
}

function duration(milliseconds: number): string {
  if (milliseconds < 1000) {
    return `${Math.round(milliseconds)} ms`;
  }
  const seconds = Math.round(milliseconds / 1000);
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3_600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(" ");
}

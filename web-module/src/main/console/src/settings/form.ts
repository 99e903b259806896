import { wordsOf } from "../components/Alerts";
import type { Setting, Value } from "./queries";

/** The groups of the form, from top to bottom, each with how the names of its settings begin. */
const GROUPS = {
  runs: [
    "max-concurrent-jobs",
    "max-parallel-databases",
    "stall-timeout",
    "timezone",
    "schedule.",
    "overdue-grace-minutes",
  ],
  keeping: ["retention.", "history.", "audit.", "integrity.", "catalogue."],
  alerts: ["storage."],
  access: ["password.", "session.", "api.", "rate-limit.", "trusted-proxies", "public-url"],
  notifications: ["notification."],
  configuration: ["config-backup."],
} as const;

const PREFIX = "dbackup.";
const OTHERS = "others";

export interface SettingGroup {
  key: keyof typeof GROUPS | typeof OTHERS;
  settings: Setting[];
}

/** What a person wrote into fields, by the names of settings; null goes back to the default. */
export type Draft = Readonly<Record<string, string | null>>;

/** Every setting is in one group, also one that this page has never heard of. */
export function groupsOf(settings: readonly Setting[]): SettingGroup[] {
  const keys = [...(Object.keys(GROUPS) as (keyof typeof GROUPS)[]), OTHERS] as const;
  return keys
    .map((key) => ({ key, settings: settings.filter((setting) => groupOf(setting) === key) }))
    .filter((group) => group.settings.length > 0);
}

function groupOf({ name }: Setting): SettingGroup["key"] {
  const short = name.slice(PREFIX.length);
  const found = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).find((key) =>
    GROUPS[key].some((start) => (start.endsWith(".") ? short.startsWith(start) : short === start)),
  );
  return found ?? OTHERS;
}

/** The key of a setting's words; dots would be levels there. */
export function wordKey({ name }: Setting): string {
  return name.slice(PREFIX.length).replaceAll(".", "_");
}

export function textOf(value: Value): string {
  return value === null ? "" : String(value);
}

/** What the field shows. */
export function shownText(setting: Setting, draft: Draft): string {
  const drafted = draft[setting.name];
  if (drafted === undefined) {
    return textOf(setting.value);
  }
  return drafted ?? textOf(setting.defaultValue);
}

/** What has to be sent: only what differs, in its type, and null for what goes back to its default. */
export function changesOf(settings: readonly Setting[], draft: Draft): Record<string, Value> {
  const changes: Record<string, Value> = {};
  for (const setting of settings) {
    const drafted = draft[setting.name];
    if (drafted === undefined || !setting.changeable) {
      continue;
    }
    const text = drafted?.trim() ?? "";
    if (drafted === null || text === "") {
      if (setting.source === "stored") {
        changes[setting.name] = null;
      }
    } else if (text !== textOf(setting.value)) {
      changes[setting.name] = setting.type === "integer" ? wholeNumber(text) : text;
    }
  }
  return changes;
}

/** The bounds that an integer's rule names; null when it names none. */
export function boundsOf({ type, rule }: Setting): { least: number; most: number } | null {
  const [, least, most] = (type === "integer" && /from (-?\d+) to (-?\d+)/.exec(rule)) || [];
  return least === undefined || most === undefined ? null : { least: Number(least), most: Number(most) };
}

/** Whether the server would take it, as far as can be told here. */
export function fits(setting: Setting, draft: Draft): boolean {
  const text = shownText(setting, draft).trim();
  if (setting.type !== "integer" || text === "" || draft[setting.name] === undefined) {
    return true;
  }
  const bounds = boundsOf(setting);
  const number = wholeNumber(text);
  return typeof number === "number" && (!bounds || (number >= bounds.least && number <= bounds.most));
}

/** A text that is no whole number stays one, so that the server says what is wrong with it. */
function wholeNumber(text: string): number | string {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

/** Which setting the server's words are about; null when they name none. */
export function settingIn(problem: unknown): string | null {
  const words = problem === undefined ? "" : wordsOf(problem);
  return /\bdbackup\.[a-z0-9.-]*[a-z0-9]/.exec(words)?.[0] ?? null;
}

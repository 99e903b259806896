import type { TFunction } from "i18next";

/** The server's reasons, which are English sentences, and the messages that say the same. */
const REASONS: readonly [RegExp, string][] = [
  [/^Locked$/, "locked"],
  [/^Dated in the future: /, "future"],
  [/^Damaged or not whole: /, "damaged"],
  [/^Retention is off: /, "off"],
  [/^One of the newest (?<count>\d+)$/, "newest"],
  [/^Newest of (?<bucket>\S+) \((?<tier>daily|weekly|monthly|yearly) (?<place>\d+) of (?<of>\d+)\)$/, "tier"],
  [/^Holds the newest backup of database "(?<database>.*)"$/, "lastCopy"],
  [/^In use by (?<user>.*)$/, "inUse"],
  [/^Older than the newest (?<count>\d+)$/, "older"],
  [/^Has no place among the daily, weekly, monthly and yearly ones$/, "noPlace"],
];

/** Why a backup is kept or deleted, in the language at hand; the server's own words when they are new. */
export function reasonWords(reason: string, t: TFunction): string {
  for (const [pattern, key] of REASONS) {
    const groups = pattern.exec(reason)?.groups;
    if (groups || pattern.test(reason)) {
      const tier = groups?.tier ? t(`retention.tier.${groups.tier}`) : "";
      return t(`retention.reason.${key}`, { ...groups, tier });
    }
  }
  return reason;
}

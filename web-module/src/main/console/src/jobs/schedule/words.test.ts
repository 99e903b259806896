import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import german from "../messages.de.json";
import english from "../messages.en.json";
import { readCron } from "./cron";
import { scheduleWords } from "./words";

beforeAll(() =>
  i18next.init({ lng: "en", defaultNS: "jobs", resources: { en: { jobs: english }, de: { jobs: german } } }),
);

function words(text: string, language: string): string {
  const { cron } = readCron(text);
  return cron ? scheduleWords(cron, language, i18next.getFixedT(language)) : "refused";
}

describe("A schedule in words", () => {
  it.each([
    ["0 2 * * *", "Every day at 02:00", "Jeden Tag um 02:00\u00a0Uhr"],
    ["0 2 * * 1", "Every Monday at 02:00", "Jeden Montag um 02:00\u00a0Uhr"],
    ["0 2 * * 0,3", "Every Wednesday and Sunday at 02:00", "Jeden Mittwoch und Sonntag um 02:00\u00a0Uhr"],
    ["30 22 * * MON-FRI", "Every Monday to Friday at 22:30", "Jeden Montag bis Freitag um 22:30\u00a0Uhr"],
    ["0 2 1 * *", "On the 1st of every month at 02:00", "Am 1. jedes Monats um 02:00\u00a0Uhr"],
    [
      "0 2 2,22,23 * *",
      "On the 2nd, 22nd, and 23rd of every month at 02:00",
      "Am 2., 22. und 23. jedes Monats um 02:00\u00a0Uhr",
    ],
    [
      "0 2 1-7 1,7 *",
      "On the 1st to 7th of January and July at 02:00",
      "Am 1. bis 7. im Januar und Juli um 02:00\u00a0Uhr",
    ],
    ["0 2 * 12 *", "Every day in December at 02:00", "Jeden Tag im Dezember um 02:00\u00a0Uhr"],
    [
      "0 2 13 * FRI",
      "On the 13th of every month and every Friday at 02:00",
      "Am 13. jedes Monats und jeden Freitag um 02:00\u00a0Uhr",
    ],
    ["0 0,12 * * *", "Every day at 00:00 and 12:00", "Jeden Tag um 00:00 und 12:00\u00a0Uhr"],
    ["0 * * * *", "Every hour on the hour", "Zu jeder vollen Stunde"],
    ["15 * * * *", "Every hour at minute 15", "Jede Stunde zur Minute 15"],
    ["5 */2 * * *", "Every 2 hours at minute 5", "Alle 2 Stunden zur Minute 5"],
    ["* * * * *", "Every minute", "Jede Minute"],
    ["*/15 * * * *", "Every 15 minutes", "Alle 15 Minuten"],
    ["5,50 * * * *", "Every hour at minutes 5 and 50", "Jede Stunde zu den Minuten 5 und 50"],
    [
      "*/10 9-17 * * 1-5",
      "Every Monday to Friday, every 10 minutes from 09:00 to 17:59",
      "Jeden Montag bis Freitag, alle 10 Minuten von 09:00 bis 17:59",
    ],
  ])("%s", (cron, inEnglish, inGerman) => {
    expect(words(cron, "en")).toBe(inEnglish);
    expect(words(cron, "de")).toBe(inGerman);
  });
});

import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import german from "../messages.de.json";
import { reasonWords } from "./reasons";

beforeAll(() => i18next.init({ lng: "de", defaultNS: "jobs", resources: { de: { jobs: german } } }));

describe("A reason of retention", () => {
  it.each([
    ["Locked", "Gesperrt"],
    ["One of the newest 14", "Eines der neuesten 14"],
    ["Newest of 2026-W48 (weekly 2 of 4)", "Neuestes von 2026-W48 (Woche 2 von 4)"],
    ['Holds the newest backup of database "shop"', "Enthält das neueste Backup der Datenbank „shop“"],
    ["Older than the newest 7", "Älter als die neuesten 7"],
    ["Written by a newer server", "Written by a newer server"],
  ])("%s", (reason, words) => {
    expect(reasonWords(reason, i18next.t)).toBe(words);
  });
});

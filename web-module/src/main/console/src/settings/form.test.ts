import { describe, expect, it } from "vitest";
import { boundsOf, changesOf, fits, groupsOf, settingIn, shownText, wordKey } from "./form";
import type { Setting } from "./queries";

const setting = (change: Partial<Setting>): Setting => ({
  name: "dbackup.password.min-length",
  description: "Characters a new password has at least.",
  type: "integer",
  value: 8,
  defaultValue: 8,
  source: "default",
  changeable: true,
  environmentVariable: "DBACKUP_PASSWORD_MIN_LENGTH",
  options: [],
  rule: "must be a whole number from 8 to 128",
  ...change,
});
const length = setting({});
const stored = setting({ value: 12, source: "stored" });
const zone = setting({ name: "dbackup.timezone", type: "text", value: "UTC", defaultValue: "UTC" });
const url = setting({ name: "dbackup.public-url", type: "text", value: null, defaultValue: null });

describe("The groups", () => {
  it("have every setting once, also one that nobody knows here", () => {
    const all = [length, zone, url, setting({ name: "dbackup.of-tomorrow" })];
    const groups = groupsOf(all);
    expect(groups.map(({ key }) => key)).toEqual(["runs", "access", "others"]);
    expect(groups.flatMap(({ settings }) => settings)).toHaveLength(all.length);
  });

  it("take whole names as such", () => {
    expect(groupsOf([setting({ name: "dbackup.timezone-of-others" })])[0]?.key).toBe("others");
  });

  it("find words without dots", () => {
    expect(wordKey(setting({ name: "dbackup.history.task-days" }))).toBe("history_task-days");
  });
});

describe("A field", () => {
  it("shows the value, what was typed, or the default it goes back to", () => {
    expect(shownText(stored, {})).toBe("12");
    expect(shownText(stored, { [stored.name]: "1" })).toBe("1");
    expect(shownText(stored, { [stored.name]: null })).toBe("8");
    expect(shownText(url, {})).toBe("");
  });

  it.each([
    ["8", true],
    ["128", true],
    ["7", false],
    ["129", false],
    ["many", false],
    ["8.5", false],
    ["", true],
  ])("takes %s as a password's length: %s", (text, good) => {
    expect(fits(length, { [length.name]: text })).toBe(good);
  });

  it("leaves texts to the server, and what nobody touched alone", () => {
    expect(fits(zone, { [zone.name]: "Europe/Nowhere" })).toBe(true);
    expect(fits(setting({ value: 3 }), {})).toBe(true);
  });

  it("knows the bounds from the rule", () => {
    expect(boundsOf(length)).toEqual({ least: 8, most: 128 });
    expect(boundsOf(zone)).toBeNull();
  });
});

describe("What is sent", () => {
  it("is nothing when nothing differs", () => {
    expect(changesOf([length, zone], { [length.name]: "8", [zone.name]: " UTC " })).toEqual({});
  });

  it("has numbers as numbers and texts as texts", () => {
    const draft = { [length.name]: "12", [zone.name]: "Europe/Berlin" };
    expect(changesOf([length, zone, url], draft)).toEqual({
      [length.name]: 12,
      [zone.name]: "Europe/Berlin",
    });
  });

  it("takes a stored value back, by the button and by an empty field", () => {
    expect(changesOf([stored], { [stored.name]: null })).toEqual({ [stored.name]: null });
    expect(changesOf([stored], { [stored.name]: "" })).toEqual({ [stored.name]: null });
    expect(changesOf([length], { [length.name]: "" })).toEqual({});
  });

  it("never has what the operator fixed", () => {
    const fixed = setting({ source: "environment", changeable: false });
    expect(changesOf([fixed], { [fixed.name]: "9" })).toEqual({});
  });
});

describe("The server's words", () => {
  it.each([
    ["Setting dbackup.password.min-length must be a whole number", "dbackup.password.min-length"],
    ["There is no setting named dbackup.x.", "dbackup.x"],
    ["Permission denied", null],
  ])("%s are about %s", (words, name) => {
    expect(settingIn(new Error(words))).toBe(name);
  });
});

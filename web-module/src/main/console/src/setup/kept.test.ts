import { beforeEach, describe, expect, it } from "vitest";
import type { Adapter } from "../adapters/queries";
import { newValues, type Kind } from "../adapters/values";
import type { Schema } from "../api/client";
import { NO_CHOICE, withKind, type Choice } from "./choice";
import { keep, keptOf, readKept, resumed, type Found } from "./kept";
import { firstOpenStep, newSetup, type SetupState } from "./state";

const property = {
  help: "",
  required: true,
  secret: false,
  type: "text" as const,
  defaultValue: null,
  options: [],
};
const kind: Kind = {
  id: "postgres",
  name: "PostgreSQL",
  type: "database",
  aliases: [],
  properties: [
    { ...property, name: "host", label: "Host" },
    { ...property, name: "password", label: "Password", secret: true },
    { ...property, name: "clientKey", label: "Key", secret: true, type: "multiline" },
  ],
};
const SECRETS = ["pa55word", "PRIVATE KEY"];
const typed: Choice = {
  ...NO_CHOICE,
  kind,
  draft: { name: "Shop", values: { host: "db", password: "pa55word", clientKey: "PRIVATE KEY" } },
};
const source = { id: "s", name: "Shop", adapterId: "postgres", type: "database" } as Adapter;
const destination = { id: "d", name: "Cellar", adapterId: "local-fs", type: "storage" } as Adapter;
const job = { id: "j" } as Schema["Job"];
const setup: SetupState = { ...newSetup("Key"), source: typed };
const GONE: Found = { source: null, destination: null, job: null, hasKey: false };

beforeEach(() => sessionStorage.clear());

/** As it is when the page was loaded again, if the server still has that. */
function again(before: SetupState, found: Partial<Found> = {}) {
  keep(JSON.stringify(keptOf("me", before)));
  const kept = readKept("me");
  return kept && resumed(kept, { ...GONE, ...found }, [kind]);
}

describe("What a tab keeps of a setup", () => {
  it("has what was typed, and no secret of it, saved or not", () => {
    expect(again(setup)?.source.draft).toEqual({
      name: "Shop",
      values: { ...newValues(kind.properties), host: "db" },
    });
    again({ ...setup, source: { ...typed, picked: source } });
    const everything = JSON.stringify({ ...sessionStorage, ...localStorage });
    expect(everything).toContain("Shop");
    SECRETS.forEach((secret) => expect(everything).not.toContain(secret));
  });

  it("tells which secrets have to be typed again, also after another time", () => {
    const once = again({
      ...setup,
      source: { ...typed, draft: { name: "", values: { password: "pa55word" } } },
    });
    expect(once?.source.unkept).toEqual(["password"]);
    expect(once && again(once)?.source.unkept).toEqual(["password"]);
    expect(again({ ...setup, source: withKind(NO_CHOICE, kind) })?.source.unkept).toEqual([]);
  });

  it("has nothing of a key but its name", () => {
    const made = { id: "p", name: "Key", description: null, createdAt: "", updatedAt: "", key: "0123abcd" };
    again({ ...setup, encryption: { with: made, newName: "Key", kitStored: true } });
    expect(JSON.stringify({ ...sessionStorage })).not.toContain("0123abcd");
  });

  it("is not for another person at the same browser", () => {
    again(setup);
    expect(readKept("you")).toBeNull();
  });
});

describe("A setup that goes on", () => {
  const made: SetupState = {
    ...setup,
    source: { ...typed, picked: source },
    destination: { ...NO_CHOICE, picked: destination },
    encryption: { with: { id: "p", name: "Key" }, newName: "Key", kitStored: true },
    job,
    backupId: "b",
    madePlan: setup.plan,
  };
  const there: Found = { source, destination, job, hasKey: true };

  it("has what was made, and is where it was", () => {
    const now = again(made, there);
    expect(now).toMatchObject({
      source: { picked: source },
      destination: { picked: destination },
      job,
      backupId: "b",
    });
    expect(now?.encryption).toEqual(made.encryption);
    expect(now && firstOpenStep(now)).toBe(5);
  });

  it.each<[Partial<Found>, Partial<SetupState>, number]>([
    [{ source: null }, {}, 1],
    [{ destination: null }, {}, 2],
    [{ hasKey: false }, {}, 3],
    [{}, {}, 4],
  ])("without %j is at the step that misses it", (gone, before, step) => {
    const now = again({ ...made, backupId: null, ...before }, { ...there, ...gone });
    expect(now && firstOpenStep(now)).toBe(step);
  });

  it("makes another job when the one it made is gone", () => {
    expect(again(made, { ...there, job: null })).toMatchObject({ job: null, backupId: null, madePlan: null });
  });
});

import { describe, expect, it } from "vitest";
import { differences, listChange, readDetails, textOf } from "./diff";

describe("The details of an audit line", () => {
  it("of a changed thing have each change, and the state apart from it", () => {
    const details = readDetails({
      name: "Shop",
      enabled: false,
      changes: { enabled: { before: true, after: false } },
    });
    expect(details.isUpdate).toBe(true);
    expect(details.changes).toEqual([{ path: "enabled", before: true, after: false, secret: false }]);
    expect(details.rest).toEqual([
      ["name", "Shop"],
      ["enabled", false],
    ]);
  });

  it("tell of secrets only that they changed", () => {
    const details = readDetails({
      changes: { password: "changed", config: { token: "changed", host: { before: "a", after: "b" } } },
    });
    expect(details.changes).toEqual([
      { path: "password", before: undefined, after: undefined, secret: true },
      { path: "config.token", before: undefined, after: undefined, secret: true },
      { path: "config.host", before: "a", after: "b", secret: false },
    ]);
  });

  it("of settings and tasks are compared here", () => {
    const details = readDetails({
      before: { "dbackup.audit.days": "30", "dbackup.timezone": null },
      after: { "dbackup.audit.days": "90", "dbackup.timezone": null },
    });
    expect(details.changes).toEqual([
      { path: "dbackup.audit.days", before: "30", after: "90", secret: false },
    ]);
    expect(details.rest).toEqual([]);
  });

  it("of everything else are shown as they are", () => {
    const details = readDetails({ executionId: "x", config: { host: "db", ports: [1, 2] }, none: {} });
    expect(details).toMatchObject({ changes: [], isUpdate: false });
    expect(details.rest).toEqual([
      ["executionId", "x"],
      ["config.host", "db"],
      ["config.ports", [1, 2]],
      ["none", {}],
    ]);
  });
});

describe("A difference", () => {
  it("is looked for inside of objects", () => {
    expect(differences("retention", { last: 3, days: 7 }, { last: 5, days: 7 })).toEqual([
      { path: "retention.last", before: 3, after: 5, secret: false },
    ]);
  });

  it("has the fields that came and went", () => {
    expect(differences("r", { last: 3 }, { days: 7 })).toEqual([
      { path: "r.last", before: 3, after: undefined, secret: false },
      { path: "r.days", before: undefined, after: 7, secret: false },
    ]);
    expect(differences("r", null, { days: 7 })).toEqual([
      { path: "r.days", before: undefined, after: 7, secret: false },
    ]);
  });

  it("is shown whole when a value became an object", () => {
    expect(differences("r", "none", { days: 7 })).toEqual([
      { path: "r", before: "none", after: { days: 7 }, secret: false },
    ]);
  });

  it("of lists is what came and went", () => {
    expect(listChange(["a", "b"], ["b", "c"])).toEqual({ removed: ["a"], added: ["c"] });
    expect(listChange(["a", "b"], ["b", "a"])).toBeNull();
    expect(listChange([{ a: 1 }], [])).toBeNull();
  });
});

describe("A value", () => {
  it.each([
    [undefined, ""],
    [null, ""],
    [false, "false"],
    [0, "0"],
    [["a", 1], "a, 1"],
    [[{ a: 1 }], '[{"a":1}]'],
  ])("%j reads %s", (value, text) => {
    expect(textOf(value)).toBe(text);
  });
});

import { render, screen, within } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import type { Schema } from "../api/client";
import { initLanguage, loadMessages } from "../i18n";
import { AuditDetails } from "./AuditDetails";
import { subjectOf } from "./links";

beforeAll(async () => {
  await initLanguage();
  await loadMessages("audit");
});

const entry = (details: Schema["AuditEntry"]["details"]): Schema["AuditEntry"] => ({
  id: "line",
  sequence: 7,
  hash: "5f70",
  timestamp: "2025-01-15T10:00:00.000Z",
  userId: "u",
  userEmail: "a@example.org",
  apiKeyId: null,
  action: "UPDATE",
  resource: "USER",
  resourceId: "other",
  details,
  ipAddress: "192.0.2.7",
  userAgent: null,
});

const cellsOf = (field: string) =>
  within(screen.getByText(field).closest("tr") as HTMLElement)
    .getAllByRole("cell")
    .map((cell) => cell.textContent);

describe("The particulars of an audit line", () => {
  it("show what was before and after", () => {
    render(<AuditDetails entry={entry({ changes: { name: { before: "Shop", after: "Store" } } })} />);
    expect(cellsOf("name")).toEqual(["name", "Shop", "Store"]);
    expect(screen.getByText("Shop").tagName).toBe("DEL");
    expect(screen.getByText("Store").tagName).toBe("INS");
  });

  it("show of lists only what came and went", () => {
    const groups = { before: ["Operators", "Night"], after: ["Operators", "Day"] };
    render(<AuditDetails entry={entry({ changes: { groups } })} />);
    expect(cellsOf("groups")).toEqual(["groups", "Night", "Day"]);
  });

  it("never have anything of a secret but that it changed", () => {
    render(<AuditDetails entry={entry({ changes: { password: "changed" } })} />);
    expect(cellsOf("password")).toEqual(["password", "Not shown: a secret", "Changed"]);
  });

  it("say so when nothing was different", () => {
    render(<AuditDetails entry={entry({ name: "Shop", changes: {} })} />);
    expect(screen.getByText("It was saved, and nothing was different.")).toBeTruthy();
    expect(screen.queryByRole("grid")).toBeNull();
  });

  it("say where it came from", () => {
    render(<AuditDetails entry={entry({})} />);
    expect(screen.getByText("192.0.2.7")).toBeTruthy();
    expect(screen.getByText("5f70")).toBeTruthy();
  });
});

describe("The place of what a line is about", () => {
  it.each([
    ["UPDATE", "JOB", "a b", "/jobs/a%20b"],
    ["CREATE", "USER", "u", "/users?user=u"],
    ["DELETE", "USER", "u", null],
    ["UPDATE", "SYSTEM", "settings", "/settings"],
    ["EXECUTE", "SYSTEM", "health-check", "/system-tasks?task=health-check"],
    ["LOGIN", "AUTH", "u", null],
    ["EXPORT", "VAULT", null, null],
  ] as const)("of %s %s %s is %s", (action, resource, resourceId, place) => {
    expect(subjectOf({ action, resource, resourceId })).toBe(place);
  });
});

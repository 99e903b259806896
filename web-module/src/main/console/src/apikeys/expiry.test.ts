import { describe, expect, it } from "vitest";
import { changesOf, curlOf, fromLocal, inDays, stateOf, toLocal } from "./expiry";
import type { ApiKey } from "./queries";

const NOW = Date.parse("2026-01-10T00:00:00Z");
const key = (change: Partial<ApiKey>): ApiKey => ({
  id: "k",
  name: "Nightly",
  prefix: "dbackup_Ab12",
  userId: "u",
  userEmail: "a@example.org",
  permissions: ["jobs:read", "jobs:execute"],
  effectivePermissions: ["jobs:read", "jobs:execute"],
  enabled: true,
  expiresAt: null,
  lastUsedAt: null,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  ...change,
});

describe("The state of a key", () => {
  it.each([
    [{}, "enabled"],
    [{ enabled: false, expiresAt: "2026-01-01T00:00:00Z" }, "disabled"],
    [{ expiresAt: "2026-01-10T00:00:00Z" }, "expired"],
    [{ expiresAt: "2026-01-10T00:00:01Z" }, "enabled"],
    [{ effectivePermissions: [] }, "powerless"],
    [{ effectivePermissions: ["jobs:read" as const] }, "weaker"],
  ])("%j is %s", (change, state) => {
    expect(stateOf(key(change), NOW)).toBe(state);
  });
});

describe("Times of expiry", () => {
  it("are counted from now", () => {
    expect(inDays(30, NOW)).toBe("2026-02-09T00:00:00.000Z");
  });

  it("go to the field and back without a change", () => {
    expect(fromLocal(toLocal("2026-07-01T12:34:00.000Z"))).toBe("2026-07-01T12:34:00.000Z");
    expect(fromLocal("")).toBeNull();
  });
});

describe("The example of a key", () => {
  it("does something that the key may do", () => {
    expect(curlOf("K", ["vault:read"], "https://b")).toBe(
      'curl -H "Authorization: Bearer K" \\\n  "https://b/api/vault"',
    );
    expect(curlOf("K", ["jobs:execute"], "https://b")).toContain("-X POST");
    expect(curlOf("K", ["jobs:execute", "jobs:read"], "https://b")).toContain('/api/jobs"');
  });
});

describe("The changes of a key", () => {
  const old = key({ expiresAt: "2026-01-05T10:00:30.000Z" });

  it("leave out what is as it was", () => {
    const { name, permissions } = old;
    expect(changesOf(old, { name, permissions, expiresAt: "2026-01-05T10:00:00.000Z" })).toEqual({});
  });

  it("have what is new", () => {
    const wanted = { name: "Weekly", permissions: ["vault:read" as const], expiresAt: null };
    expect(changesOf(old, wanted)).toEqual(wanted);
  });
});

import { describe, expect, it } from "vitest";
import { queryOf } from "./filters";

describe("The address of the audit screen", () => {
  it("asks for the first page of everything when it says nothing", () => {
    expect(queryOf(new URLSearchParams())).toEqual({ page: 1, limit: 50 });
  });

  it("says what is looked for", () => {
    const query = queryOf(
      new URLSearchParams("user=%20a@b.org&action=UPDATE&resource=JOB&resourceId=x&page=3&limit=200"),
    );
    expect(query).toEqual({
      user: "a@b.org",
      action: "UPDATE",
      resource: "JOB",
      resourceId: "x",
      page: 3,
      limit: 200,
    });
  });

  it("has times of the reader", () => {
    const { from } = queryOf(new URLSearchParams("from=2026-01-10T12:00"));
    expect(from).toBe(new Date("2026-01-10T12:00").toISOString());
  });

  it("may have nonsense", () => {
    const query = queryOf(new URLSearchParams("action=SING&from=yesterday&page=-2&limit=7"));
    expect(query).toEqual({ page: 1, limit: 50 });
  });
});

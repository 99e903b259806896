import { describe, expect, it } from "vitest";
import { isFiltered, NO_FILTERS, queryOf, readFilters, writeFilters } from "./filters";

const read = (address: string) => readFilters(new URLSearchParams(address));

describe("The filters of backups", () => {
  it("are read from the address, without what makes no sense there", () => {
    expect(read("")).toEqual(NO_FILTERS);
    expect(
      read("search=shop&type=postgres&job=j1&from=2026-02-01&to=2026-02-28&sort=size&order=asc"),
    ).toEqual({
      search: "shop",
      type: "postgres",
      job: "j1",
      from: "2026-02-01",
      to: "2026-02-28",
      sort: "size",
      order: "asc",
    });
    expect(read("from=yesterday&to=2026-02-31&sort=colour&order=up")).toEqual(NO_FILTERS);
  });

  it("are written back beside what else the address says", () => {
    const address = new URLSearchParams("tab=history&search=old&type=mysql");
    const next = writeFilters(address, { ...NO_FILTERS, search: "new" });
    expect(next.toString()).toBe("tab=history&search=new");
    expect(address.get("search")).toBe("old");
  });

  it("ask for whole days of the reader's time zone", () => {
    const query = queryOf({ ...NO_FILTERS, from: "2026-03-10", to: "2026-03-10" });
    expect(query.from).toBe(new Date(2026, 2, 10).toISOString());
    expect(query.to).toBe(new Date(2026, 2, 11).toISOString());
    expect(query.search).toBeUndefined();
  });

  it("never ask for more letters than the server takes", () => {
    expect(queryOf({ ...NO_FILTERS, search: "x".repeat(300) }).search).toHaveLength(200);
  });

  it("do not take an order for a filter", () => {
    expect(isFiltered({ ...NO_FILTERS, sort: "size", order: "asc" })).toBe(false);
    expect(isFiltered({ ...NO_FILTERS, to: "2026-01-01" })).toBe(true);
  });
});

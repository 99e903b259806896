import { describe, expect, it } from "vitest";
import { dayOf, filtersOf, isNarrowed, lastDayOf, startOf, withFilter } from "./filters";

const query = (text: string) => new URLSearchParams(text);

describe("Filters of the address", () => {
  it("are read in any case of letters", () => {
    expect(filtersOf(query("status=failed&type=systemtask&jobId=a&page=3&limit=50"))).toEqual({
      status: "Failed",
      type: "SystemTask",
      jobId: "a",
      page: 3,
      limit: 50,
    });
  });

  it("are left out when they make no sense", () => {
    const read = filtersOf(query("status=gone&from=yesterday&page=-1&limit=7"));
    expect(read).toEqual({ page: 1, limit: 25 });
    expect(isNarrowed(read)).toBe(false);
  });

  it("begin at the first page when they change", () => {
    expect(withFilter(query("page=4&status=Failed"), "type", "Backup").toString()).toBe(
      "status=Failed&type=Backup",
    );
    expect(withFilter(query("page=4&status=Failed"), "status", "").toString()).toBe("");
    expect(withFilter(query("status=Failed"), "page", "2").toString()).toBe("status=Failed&page=2");
  });

  it("name days at the reader's place, the last one included", () => {
    const from = startOf("2026-03-01");
    const to = startOf("2026-03-31", 1);
    expect(new Date(from).getHours()).toBe(0);
    expect(dayOf(from)).toBe("2026-03-01");
    expect(dayOf(to)).toBe("2026-04-01");
    expect(lastDayOf(to)).toBe("2026-03-31");
    expect(startOf("")).toBe("");
  });
});

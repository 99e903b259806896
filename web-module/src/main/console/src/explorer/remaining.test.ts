import { describe, expect, it } from "vitest";
import { remaining } from "./remaining";
import { backup } from "./sample";

const verified = (passed: boolean) => ({
  status: passed ? ("passed" as const) : ("failed" as const),
  passed,
  verifiedAt: "2026-03-02T00:00:00.000Z",
  error: passed ? null : "damaged",
});
const doomed = backup({ path: "doomed", databases: ["shop", "stock"] });

describe("What remains of the databases of a backup", () => {
  it("counts other backups of the same source that hold them", () => {
    const others = [
      backup({ path: "1", createdAt: "2026-02-01T00:00:00.000Z", verification: verified(true) }),
      backup({ path: "2", createdAt: "2026-02-03T00:00:00.000Z" }),
      backup({ path: "3", databases: ["other"] }),
      backup({ path: "4", sourceName: "Test server" }),
      backup({ path: "5", sourceType: "mysql" }),
      doomed,
    ];
    const [shop, stock] = remaining(doomed, others);
    expect(shop).toMatchObject({ database: "shop", count: 2 });
    expect(shop?.newest?.path).toBe("2");
    expect(shop?.newestVerified?.path).toBe("1");
    expect(stock).toEqual({ database: "stock", count: 0, newest: null, newestVerified: null });
  });

  it("takes a damaged backup for no copy", () => {
    const [shop] = remaining(doomed, [backup({ path: "1", verification: verified(false) })]);
    expect(shop).toMatchObject({ count: 0, newest: null });
  });
});

import { describe, expect, it } from "vitest";
import { counts, heights, type Check } from "./health";

const check = (status: Check["status"], latencyMs: number): Check => ({
  id: `${status}${latencyMs}`,
  status,
  latencyMs,
  createdAt: "2026-01-01T00:00:00Z",
  error: null,
});

describe("The strip of checks", () => {
  it("is as high as the answer was slow, and full for a failure, however fast that was", () => {
    const [fast, slow, failed] = heights([
      check("healthy", 10),
      check("healthy", 100),
      check("unhealthy", 1),
    ]);
    expect(fast).toBeLessThan(0.5);
    expect(slow).toBe(1);
    expect(failed).toBe(1);
  });

  it("counts how the checks ended", () => {
    expect(counts([check("healthy", 1), check("unhealthy", 1), check("healthy", 2)])).toEqual({
      healthy: 2,
      degraded: 0,
      unhealthy: 1,
    });
  });
});

import { expect, it } from "vitest";
import { changed, cronOf, NIGHTLY } from "./schedule";

it.each([
  [{}, "0 2 * * *"],
  [{ hour: 23 }, "0 23 * * *"],
  [{ rhythm: "hourly" }, "0 * * * *"],
  [{ rhythm: "weekly", weekday: 6, hour: 4 }, "0 4 * * 6"],
  [{ rhythm: "cron", cron: " */5 * * * * " }, "*/5 * * * *"],
] as const)("The schedule with %j is %s", (change, cron) => {
  expect(cronOf(changed(NIGHTLY, change))).toBe(cron);
});

it("Cron begins with what was chosen before", () => {
  const weekly = changed(NIGHTLY, { rhythm: "weekly", weekday: 1 });
  expect(cronOf(changed(weekly, { rhythm: "cron" }))).toBe("0 2 * * 1");
});

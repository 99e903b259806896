import { test, type Page } from "@playwright/test";
import { signIn } from "./console";

const LOADS = 15;
const LETTERS = "/backups/job 4711";

const report = (what: string, times: number[]) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
  process.stdout.write(
    `   ${what.padEnd(52)} ${sorted.length} times   p50 ${at(0.5)}   p95 ${at(0.95)}   most ${at(1)} ms\n`,
  );
};

/** From the navigation until the verdict and the jobs can be read. */
async function load(page: Page): Promise<number> {
  await page.goto("/", { waitUntil: "commit" });
  await page.locator(".overview-verdict h2").waitFor();
  await page.locator("table tbody tr").first().waitFor();
  return page.evaluate(() => performance.now());
}

test("the overview", async ({ page }) => {
  await signIn(page);
  const cached: number[] = [];
  for (let i = 0; i < LOADS; i++) {
    cached.push(await load(page));
  }
  report("overview, files kept by the browser", cached);

  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  const fresh: number[] = [];
  for (let i = 0; i < LOADS; i++) {
    fresh.push(await load(page));
  }
  report("overview, first visit", fresh);
});

/** How long each key takes until what it changed is painted, by the browser's own event timing. */
async function type(page: Page, field: string): Promise<number[]> {
  await page.evaluate(() => {
    const keys: number[] = [];
    Object.assign(globalThis, { keys });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByType("event")) {
        if (entry.name === "keydown") {
          keys.push(entry.duration);
        }
      }
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
  await page.getByLabel(field).pressSequentially(LETTERS, { delay: 150 });
  await page.waitForTimeout(1_000);
  const slow = await page.evaluate(() => (globalThis as unknown as { keys: number[] }).keys);
  // The browser does not report what took less than 16 ms.
  return [...slow, ...Array<number>(Math.max(0, LETTERS.length - slow.length)).fill(16)];
}

test("typing into the search of a destination with 100,000 backups", async ({ page }) => {
  await signIn(page);
  await page.goto(`/storage/${process.env.CONSOLE_DESTINATION}`);
  await page.locator("table tbody tr").first().waitFor();
  await page.waitForLoadState("networkidle");
  report("a key in the search of the explorer", await type(page, "Search in names, jobs and databases"));
});

test("typing into the filter of 10,000 jobs", async ({ page }) => {
  await signIn(page);
  await page.goto("/jobs");
  await page.locator("table tbody tr").first().waitFor();
  await page.waitForLoadState("networkidle");
  report("a key in the filter of the jobs", await type(page, "Search in: Jobs"));
});

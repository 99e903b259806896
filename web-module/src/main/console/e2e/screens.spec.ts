import type { Page } from "@playwright/test";
import type { Schema } from "../src/api/client";
import { expect, seriousFindings, signIn, test } from "./console";
import { given } from "./world";

const { destination, sources, backup } = given;
const stored = new URLSearchParams({ path: backup?.path ?? "" });

/** Every screen, with what the server has to show. */
const screens: Record<string, () => string | Promise<string>> = {
  overview: () => "/",
  setup: () => "/setup",
  jobs: () => "/jobs",
  "new-job": () => "/jobs/new",
  sources: () => "/sources",
  source: () => `/sources/${sources.postgres}`,
  "new-source": () => "/sources/new",
  destinations: () => "/destinations",
  destination: () => `/destinations/${destination}`,
  "edit-destination": () => `/destinations/${destination}/edit`,
  "new-destination": () => "/destinations/new",
  notifications: () => "/notifications",
  "new-channel": () => "/notifications/new",
  explorer: () => `/storage/${destination}`,
  growth: () => `/storage/${destination}?tab=history`,
  foreign: () => `/storage/${destination}?tab=foreign`,
  backup: () => `/storage/${destination}/backup?${stored}`,
  restore: () => `/storage/${destination}/restore?${stored}`,
  history: () => "/history",
  vault: () => "/vault",
  users: () => "/users",
  groups: () => "/groups",
  "api-keys": () => "/api-keys",
  audit: () => "/audit",
  "system-tasks": () => "/system-tasks",
  settings: () => "/settings",
  profile: () => "/profile",
  "api-docs": () => "/api-docs",
};

/** The pictures are for everybody: they name no folder of the machine that took them. */
async function hide(page: Page, folder: string) {
  await page.evaluate((hidden) => {
    const shown = "/var/backups";
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (text.textContent?.includes(hidden)) {
        text.textContent = text.textContent.replaceAll(hidden, shown);
      }
    }
    document.querySelectorAll("input").forEach((input) => {
      if (input.value.includes(hidden)) {
        input.value = input.value.replaceAll(hidden, shown);
      }
    });
  }, folder);
}

const looks = [
  { look: "wide-light", viewport: { width: 1440, height: 900 }, theme: "light" },
  { look: "wide-dark", viewport: { width: 1440, height: 900 }, theme: "dark" },
  { look: "narrow-light", viewport: { width: 390, height: 844 }, theme: "light" },
  { look: "narrow-dark", viewport: { width: 390, height: 844 }, theme: "dark" },
];

for (const { look, viewport, theme } of looks) {
  test.describe(look, () => {
    test.use({ viewport });

    test("every screen is accessible, fits and complains of nothing", async ({ page, world }) => {
      test.setTimeout(600_000);
      const [run] = await world.get<Schema["HistoryRow"][]>("/history?limit=1&type=Backup");
      const [job] = await world.get<Schema["Job"][]>("/jobs?limit=1");
      const { config } = await world.get<{ config: { basePath: string } }>(`/adapters/${destination}`);
      const all = {
        ...screens,
        execution: () => `/history/${run?.id}`,
        job: () => `/jobs/${job?.id}`,
        "edit-job": () => `/jobs/${job?.id}/edit`,
        "job-retention": () => `/jobs/${job?.id}?tab=retention`,
        "job-script": () => `/jobs/${job?.id}?tab=outside`,
      };
      await page.addInitScript((chosen) => localStorage.setItem("dbackup.theme", chosen), theme);
      await page.goto("/");
      await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
      await page.screenshot({ path: `${process.env.CONSOLE_SCREENSHOTS}/sign-in-${look}.png` });
      expect.soft(await seriousFindings(page), `axe on the sign-in, ${look}`).toEqual([]);
      await signIn(page);
      for (const [name, path] of Object.entries(all)) {
        await test.step(name, async () => {
          await page.goto(await path());
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          await expect(page.locator(".pf-v6-c-skeleton")).toHaveCount(0);
          await hide(page, config.basePath);
          await page.screenshot({ path: `${process.env.CONSOLE_SCREENSHOTS}/${name}-${look}.png` });
          expect.soft(await seriousFindings(page), `axe on ${name}, ${look}`).toEqual([]);
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          expect.soft(width, `width of ${name}, ${look}`).toBeLessThanOrEqual(viewport.width);
        });
      }
    });
  });
}

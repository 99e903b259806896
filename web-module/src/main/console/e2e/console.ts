import { test as base, expect, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { administrator, World } from "./world";

export { expect };

interface Fixtures {
  world: World;
  /** Refused requests that belong to the journey, such as a wrong password: METHOD PATH STATUS. */
  refusals: RegExp[];
}

/**
 * A page that must not complain: a message in the browser's console, an error of a script, a broken content security
 * policy or a request that failed makes the test fail.
 */
export const test = base.extend<Fixtures>({
  refusals: [[], { option: true }],
  // eslint-disable-next-line no-empty-pattern
  world: async ({}, give) => {
    const world = await World.open();
    await give(world);
    await world.close();
  },
  page: async ({ page, refusals }, give) => {
    const complaints: string[] = [];
    const isExpected = (text: string) => refusals.some((refusal) => refusal.test(text));
    page.on("console", (message) => {
      const refused = message.text().startsWith("Failed to load resource");
      if (message.type() === "error" && !refused) {
        complaints.push(`console: ${message.text()}`);
      }
    });
    page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
    page.on("response", (response) => {
      const { pathname } = new URL(response.url());
      const text = `${response.request().method()} ${pathname} ${response.status()}`;
      if (response.status() >= 400 && !isExpected(text)) {
        complaints.push(text);
      }
    });
    page.on("requestfailed", (failed) => {
      // A page that is left ends its streams and reads.
      if (failed.failure()?.errorText !== "net::ERR_ABORTED") {
        complaints.push(`${failed.method()} ${failed.url()} ${failed.failure()?.errorText}`);
      }
    });
    await give(page);
    expect(complaints).toEqual([]);
  },
});

export async function signIn(page: Page, { email, password } = administrator): Promise<void> {
  await page.goto("/");
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: /^Account of/ })).toBeVisible();
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Finding {
  id: string;
  impact: string;
  nodes: { target: string[] }[];
}

/** What axe finds serious or critical on the page. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const findings: Finding[] = await page.evaluate("axe.run().then(({ violations }) => violations)");
  return findings
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

import { expect, signIn, test } from "./console";

/** Compressed, as it is sent. */
const MOST_BYTES = 350_000;

test("The overview loads at most 350 kB of JavaScript", async ({ page }) => {
  await signIn(page);
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (new URL(response.url()).pathname.endsWith(".js")) {
      sizes.push(response.headerValue("content-length").then(Number));
    }
  });
  // Everything anew, as in a browser that was never here.
  await (await page.context().newCDPSession(page)).send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await page.waitForLoadState("networkidle");

  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});

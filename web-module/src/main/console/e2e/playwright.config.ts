import { defineConfig, devices } from "@playwright/test";

/**
 * A running server (CONSOLE_URL), an administrator (CONSOLE_EMAIL, CONSOLE_PASSWORD) and what the tests may use there
 * (CONSOLE_WORLD, see world.ts) are given by whoever starts the tests: ConsoleIT.
 */
export default defineConfig({
  testDir: ".",
  outputDir: "../../../../target/console-tests",
  fullyParallel: false,
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.CONSOLE_URL,
    locale: "en-US",
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    screenshot: "only-on-failure",
    launchOptions: {
      // Debian's own; Playwright's cannot be downloaded everywhere.
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});

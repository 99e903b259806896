import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

/** What benchmarks/load.sh measures; no test, so that a busy machine does not fail a build. */
export default defineConfig({ ...tests, testMatch: "*.bench.ts" });

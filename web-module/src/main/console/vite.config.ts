import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// A running server for `npm run dev`; the browser sees one origin, as it does in production.
const server = process.env.DBACKUP_URL ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "../../../target/console",
    emptyOutDir: true,
    // Nothing inline: the content security policy allows no data and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: "third-party-licenses.md" },
  },
  server: { proxy: { "^/api/": { target: server } } },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    css: false,
    // Longer than any test takes here, for machines that are busy with other things.
    testTimeout: 60_000,
    server: { deps: { inline: [/@patternfly/] } },
  },
});

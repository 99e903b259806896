import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Schema } from "../src/api/client";
import { expect, signIn, test } from "./console";
import { fresh, given } from "./world";

test("The quick setup leads from nothing to a first verified backup", async ({ page, world }) => {
  const { host, port, username, password } = given.access;
  const source = fresh("First source");
  const job = fresh("First job");
  const begun = Date.now();
  await signIn(page);
  await page.goto("/setup");

  await page.getByRole("combobox", { name: "Source" }).selectOption("A new source");
  await page.getByRole("radio", { name: "PostgreSQL" }).press("Space");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(source);
  await page.getByRole("textbox", { name: "Host" }).fill(host);
  await page.getByLabel("Port").fill(String(port));
  await page.getByRole("textbox", { name: "User", exact: true }).fill(username);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Test and go on" }).click();

  await expect(page.getByRole("heading", { name: "Where are backups kept?" })).toBeVisible();
  await page.getByRole("combobox", { name: "Destination" }).selectOption("A new destination");
  await page.getByRole("radio", { name: /^Local/ }).press("Space");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(fresh("First destination"));
  await page
    .getByRole("textbox", { name: /folder|path/i })
    .fill(await mkdtemp(join(tmpdir(), "dbackup-console-")));
  await page.getByRole("button", { name: "Test and go on" }).click();

  await expect(page.getByRole("heading", { name: "Who may read the backups?" })).toBeVisible();
  await page.getByRole("radio", { name: "A new key" }).check();
  await page.getByRole("textbox", { name: "Name of the key" }).fill(fresh("First key"));
  await page.getByRole("button", { name: "Make the key" }).click();
  await expect(page.getByRole("button", { name: "Next" })).toBeDisabled();
  const kit = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download recovery kit" }).click();
  expect((await kit).suggestedFilename()).toMatch(/\.zip$/);
  await page.getByRole("checkbox", { name: /^The recovery kit is stored safely/ }).check();
  await page.getByRole("button", { name: "Next" }).click();

  await page.getByRole("textbox", { name: "Name of the job" }).fill(job);
  await page.getByRole("button", { name: "Make the job and run it now" }).click();
  await expect(page.getByText(/Readable in full: proved at/)).toBeVisible({ timeout: 90_000 });
  expect(Date.now() - begun, "from nothing to the proof").toBeLessThan(180_000);

  const made = (await world.get<Schema["Job"][]>("/jobs")).find(({ name }) => name === job);
  expect(made?.encryptionProfileId).not.toBeNull();
  expect(made?.source.name).toBe(source);
});

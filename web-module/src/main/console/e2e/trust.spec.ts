import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Schema } from "../src/api/client";
import { expect, signIn, test } from "./console";
import { fresh, given, type World } from "./world";

const backupPage = (path: string) =>
  `/storage/${given.destination}/backup?${new URLSearchParams({ path }).toString()}`;

/** A backup of its own for a journey that does something to it. */
async function newBackup(world: World): Promise<Schema["BackupRow"]> {
  const name = fresh("Of its own");
  const job = await world.job(name);
  const { executionId } = await world.post<{ executionId: string }>(`/jobs/${job.id}/run`, {});
  expect((await world.end(executionId)).status).toBe("Success");
  const [row] = await world.get<Schema["BackupRow"][]>(
    `/storage/${given.destination}/files?search=${encodeURIComponent(name)}`,
  );
  if (!row) {
    throw new Error(`No backup of ${name}`);
  }
  return row;
}

test("A backup that is sound says so only after it was read again", async ({ page, world }) => {
  const backup = await newBackup(world);
  await signIn(page);
  await page.goto(backupPage(backup.path));
  await expect(page.getByText("Nobody has read this backup again since it was made")).toBeVisible();

  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("Every byte was read again and is as it was stored")).toBeVisible({
    timeout: 60_000,
  });
});

test("A damaged backup is found, and is not restored", async ({ page, world }) => {
  const backup = await newBackup(world);
  const { config } = await world.get<{ config: { basePath: string } }>(`/adapters/${given.destination}`);
  const file = join(config.basePath, backup.path);
  const bytes = await readFile(file);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  await writeFile(file, bytes);

  await signIn(page);
  await page.goto(backupPage(backup.path));
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("This backup is damaged. Do not count on it")).toBeVisible({ timeout: 60_000 });

  const copy = fresh("damaged").replace(" ", "_");
  await page.goto(
    `/storage/${given.destination}/restore?${new URLSearchParams({ path: backup.path }).toString()}`,
  );
  await expect(page.getByText("There is a doubt about this backup")).toBeVisible();
  await page.getByRole("textbox", { name: `Name at the target of ${given.backup.database}` }).fill(copy);
  await page.getByRole("button", { name: /^Restore 1 database to/ }).click();
  await expect(page.getByText("The restore failed")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/no target was touched/).first()).toBeVisible();
  expect(await world.databases()).not.toContain(copy);
});

test("What is replaced must be named, and is copied first", async ({ page, world }) => {
  const backup = await newBackup(world);
  const { database } = given.backup;
  await signIn(page);
  await page.goto(
    `/storage/${given.destination}/restore?${new URLSearchParams({ path: backup.path }).toString()}`,
  );
  await page.getByRole("textbox", { name: `Name at the target of ${database}` }).fill(database);
  await expect(page.getByText("1 database exists already at the target")).toBeVisible();
  await page.getByRole("radio", { name: "Make a safety copy, then replace" }).check();
  await page.getByRole("button", { name: /^Restore 1 database to/ }).click();

  const dialog = page.getByRole("dialog");
  const replace = dialog.getByRole("button", { name: "Copy, then replace" });
  await expect(replace).toBeDisabled();
  await dialog.getByRole("textbox").fill(database);
  await replace.click();
  await expect(page.getByText("Success", { exact: true }).first()).toBeVisible({ timeout: 60_000 });

  const rows = await world.get<Schema["BackupRow"][]>(`/storage/${given.destination}/files?limit=100`);
  const copies = rows.filter(({ safetyCopy, locked }) => safetyCopy && locked);
  expect(copies.length).toBeGreaterThan(0);
  expect(await world.databases()).toContain(database);
});

test("A run in which one database failed is no success", async ({ page, world }) => {
  const job = await world.job(fresh("Half"), { databases: [given.backup.database, "not_there"] });
  const { executionId } = await world.post<{ executionId: string }>(`/jobs/${job.id}/run`, {});
  const { status, error } = await world.end(executionId);
  expect(status).not.toBe("Success");

  await signIn(page);
  await page.goto(`/history/${executionId}`);
  await expect(page.getByText(status, { exact: true }).first()).toBeVisible();
  await expect(page.getByText(error ?? "").first()).toBeVisible();
  await expect(page.getByText("not_there").first()).toBeVisible();
});

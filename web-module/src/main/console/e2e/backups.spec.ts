import type { Schema } from "../src/api/client";
import { expect, signIn, test } from "./console";
import { fresh, given } from "./world";

const stored = new URLSearchParams({ path: given.backup?.path ?? "" });

test("A job is made, run, watched to its end, and its backup found", async ({ page, world }) => {
  const name = fresh("Every night");
  await signIn(page);
  await page.goto("/jobs/new");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.getByRole("combobox", { name: "Source" }).selectOption(given.sources.postgres);
  await page.getByRole("combobox", { name: /^Destination/ }).selectOption(given.destination);
  await page.getByRole("button", { name: "Create job" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.getByRole("button", { name: "Run now" }).click();
  await page.getByRole("link", { name: "Watch it run" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await expect(page.getByText("Success", { exact: true }).first()).toBeVisible({ timeout: 60_000 });

  const [backup] = await world.get<Schema["BackupRow"][]>(
    `/storage/${given.destination}/files?search=${encodeURIComponent(name)}`,
  );
  await page.goto(`/storage/${given.destination}`);
  await expect(page.getByRole("link", { name: backup?.name })).toBeVisible();
});

test("A run that failed says why, and what helps", async ({ page, world }) => {
  const nowhere = await world.post("/adapters", {
    name: fresh("Nowhere"),
    type: "database",
    adapterId: "postgres",
    config: { host: "127.0.0.1", port: 1, username: "nobody", password: "never-to-be-shown" },
  });
  const job = await world.job(fresh("Fails"), { sourceId: nowhere.id });
  const { executionId } = await world.post<{ executionId: string }>(`/jobs/${job.id}/run`, {});
  const { error } = await world.end(executionId);

  await signIn(page);
  await page.goto(`/history/${executionId}`);
  await expect(page.getByText("Failed", { exact: true }).first()).toBeVisible();
  await expect(page.getByText(error ?? "").first()).toBeVisible();
  expect(await page.content()).not.toContain("never-to-be-shown");
});

test("A backup is restored under a new name", async ({ page, world }) => {
  const copy = fresh("copy").replace(" ", "_");
  await signIn(page);
  await page.goto(`/storage/${given.destination}/restore?${stored}`);
  const name = page.getByRole("textbox", { name: `Name at the target of ${given.backup.database}` });
  await name.fill(copy);
  await page.getByRole("button", { name: /^Restore 1 database to/ }).click();
  await expect(page.getByText("Success", { exact: true }).first()).toBeVisible({ timeout: 60_000 });

  expect(await world.databases()).toContain(copy);
});

test("A download link gives the file once", async ({ page, request }) => {
  await signIn(page);
  await page.goto(`/storage/${given.destination}/backup?${stored}`);
  await page.getByRole("button", { name: "Download" }).click();
  await page.getByRole("menuitem", { name: "Download link" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const command = await dialog.getByText(/^curl .*http/).innerText();
  const url = /https?:\/\/[^'"\s]+/.exec(command)?.[0] ?? "";

  const file = await request.get(url);
  expect(file.status()).toBe(200);
  expect((await file.body()).length).toBeGreaterThan(0);
  expect((await request.get(url)).status()).toBe(401);
});

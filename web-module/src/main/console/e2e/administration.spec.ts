import { request as http, type Page } from "@playwright/test";
import { expect, signIn, test } from "./console";
import { fresh } from "./world";

/** What the menu of a row offers, wherever in the list the row is. */
async function choose(page: Page, list: string, name: string, item: string) {
  await page.getByRole("textbox", { name: `Search in: ${list}` }).fill(name);
  const row = page.getByRole("row").filter({ hasText: name });
  await row.getByRole("button", { name: /^Actions/ }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("A person is let in, sees what the group allows, and is shut out again", async ({ page, browser }) => {
  const group = fresh("Watchers");
  const email = `${fresh("watcher").replace(" ", ".")}@example.org`;
  const password = "copper lantern 58 meadows";
  await signIn(page);

  await page.goto("/groups");
  await page.getByRole("button", { name: "Create group" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(group);
  await dialog.getByRole("button", { name: "All read" }).click();
  await dialog.getByRole("button", { name: "Create group" }).click();
  await expect(page.getByText(`Group ${group} is saved`)).toBeVisible();

  await page.goto("/users");
  await page.getByRole("button", { name: "Create user" }).click();
  await dialog.getByRole("textbox", { name: "E-mail" }).fill(email);
  await dialog.getByRole("textbox", { name: "Password" }).fill(password);
  await dialog.getByRole("checkbox", { name: group }).check();
  await dialog.getByRole("button", { name: "Create user" }).click();
  await expect(dialog).toBeHidden();

  const theirs = await browser.newPage();
  await signIn(theirs, { email, password });
  await theirs.goto("/jobs");
  await expect(theirs.getByRole("heading", { level: 1, name: "Jobs" })).toBeVisible();
  await expect(theirs.getByRole("link", { name: "Create job" })).toBeHidden();

  await choose(page, "Users", email, "Disable");
  await dialog.getByRole("button", { name: "Disable user" }).click();
  await expect(dialog).toBeHidden();
  expect((await theirs.request.get("/api/jobs")).status()).toBe(401);
  await theirs.close();
});

test("A key is shown once, opens what it lists, and stops when it is deleted", async ({ page, baseURL }) => {
  const name = fresh("Script");
  await signIn(page);
  await page.goto("/api-keys");
  await page.getByRole("button", { name: "Create key" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("checkbox", { name: "Jobs: Read" }).check();
  await dialog.getByRole("button", { name: "Create key" }).click();
  const key = await dialog.getByText(/^dbackup_\w+$/).innerText();
  await dialog.getByRole("checkbox", { name: "I have stored the key" }).check();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  expect(await page.content()).not.toContain(key);

  const script = await http.newContext({ baseURL, extraHTTPHeaders: { Authorization: `Bearer ${key}` } });
  expect((await script.get("/api/jobs")).status()).toBe(200);
  expect((await script.get("/api/vault")).status()).toBe(403);

  await choose(page, "API keys", name, "Delete");
  await dialog.getByRole("button", { name: "Delete key" }).click();
  await expect(dialog).toBeHidden();
  expect((await script.get("/api/jobs")).status()).toBe(401);
  await script.dispose();
});

test("Several jobs are switched off at once, and the audit trail says so unbroken", async ({
  page,
  world,
}) => {
  const names = [fresh("Many"), fresh("Many"), fresh("Many")];
  for (const name of names) {
    await world.job(name, { enabled: true });
  }
  await signIn(page);
  await page.goto("/jobs");
  const row = (name: string) => page.getByRole("row").filter({ hasText: name });
  for (const name of names) {
    await row(name)
      .getByRole("checkbox", { name: /^Select row/ })
      .check();
  }
  await page.getByRole("button", { name: "Disable", exact: true }).click();
  for (const name of names) {
    await expect(row(name).getByRole("switch")).not.toBeChecked();
  }

  await page.goto("/audit");
  for (const name of names) {
    await expect(row(name).filter({ hasText: "Changed" })).toBeVisible();
  }
  await page.getByRole("button", { name: "Check the chain" }).click();
  await expect(page.getByText(/lines are as they were written$/)).toBeVisible();
});

test.describe("Two people who edit the same", () => {
  test.use({ refusals: [/^PUT .* 412$/] });

  test("job: whoever saves last is told, and overwrites nothing", async ({ page, world }) => {
    const name = fresh("Edited twice");
    const { id } = await world.job(name);
    await signIn(page);
    await page.goto(`/jobs/${id}/edit`);
    await page.getByRole("textbox", { name: "Name", exact: true }).fill(`${name} by the second`);
    await world.put(`/jobs/${id}`, { name: `${name} by the first` });

    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(/^It was changed meanwhile/)).toBeVisible();
    expect((await world.get<{ name: string }>(`/jobs/${id}`)).name).toBe(`${name} by the first`);
  });

  test("group: so is whoever has its dialog open", async ({ page, world }) => {
    const name = fresh("Edited twice");
    const { id } = await world.post("/groups", { name, permissions: ["jobs:read"] });
    await signIn(page);
    await page.goto("/groups");
    await choose(page, "Groups", name, "Edit");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill(`${name} by the second`);
    await world.put(`/groups/${id}`, { permissions: ["jobs:read", "history:read"] });

    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByText(/It was changed meanwhile/)).toBeVisible();
  });
});

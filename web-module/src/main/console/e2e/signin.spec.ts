import { request } from "@playwright/test";
import { expect, seriousFindings, signIn, test } from "./console";
import { fresh } from "./world";

test.describe("Signing in", () => {
  test.use({ refusals: [/^POST \/api\/auth\/login 401$/] });

  test("with a wrong password says so, and with the right one goes where the address points", async ({
    page,
  }) => {
    await page.goto("/history");
    await page.getByRole("textbox", { name: "E-mail" }).fill("admin@example.org");
    await page.getByRole("textbox", { name: "Password" }).fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("You are not signed in")).toBeVisible();

    await page.getByRole("textbox", { name: "Password" }).fill(process.env.CONSOLE_PASSWORD ?? "");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "History" })).toBeVisible();
  });

  test("is undone by signing out", async ({ page }) => {
    await signIn(page);
    await page.getByRole("button", { name: /^Account of/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  });
});

test("A session elsewhere is seen in the profile and ended there, and then this one", async ({
  page,
  world,
}) => {
  const person = await world.person(["jobs:read"]);
  const elsewhere = await request.newContext({
    baseURL: process.env.CONSOLE_URL,
    userAgent: "curl/8.14.1",
  });
  const signedIn = await elsewhere.post("/api/auth/login", { data: person });
  expect(signedIn.status()).toBe(200);
  expect((await elsewhere.get("/api/auth/session")).status()).toBe(200);

  await signIn(page, person);
  await page.goto("/profile");
  const sessions = page.getByRole("grid", { name: "Where you are signed in" });
  await expect(sessions.getByText("curl", { exact: true })).toBeVisible();
  await expect(sessions.getByText("This session")).toHaveCount(1);
  await sessions.getByRole("button", { name: "End: curl" }).click();
  await expect(page.getByText("Signed out: curl")).toBeVisible();
  await expect(page.getByText("You are signed in nowhere else.")).toBeVisible();
  expect((await elsewhere.get("/api/auth/session")).status()).toBe(401);
  await elsewhere.dispose();

  await sessions.getByRole("button", { name: /^End: Chrome/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
});

test.describe("A session that ends under way", () => {
  test.use({ refusals: [/ 401$/] });

  test("hides the page, asks for the password, and loses nothing that was typed", async ({ page }) => {
    const name = fresh("Night shift");
    await page.addInitScript(refuseSlowly);
    await signIn(page);
    await page.goto("/groups");
    await page.getByRole("button", { name: "Create group" }).click();
    const group = page.getByRole("dialog", { name: "Create a group" });
    await group.getByRole("textbox", { name: "Name" }).fill(name);
    await page.context().clearCookies();
    await group.getByRole("button", { name: "Create group" }).click();

    const again = page.getByRole("dialog", { name: "Your session has ended" });
    await expect(again.getByRole("textbox", { name: "E-mail" })).toHaveValue("admin@example.org");
    expect(await seriousFindings(page)).toEqual([]);
    await again.getByRole("textbox", { name: "Password" }).fill("not the password");
    await again.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(again.getByText("You are not signed in")).toBeVisible();
    await again.getByRole("textbox", { name: "Password" }).press("Escape");
    await again.getByRole("textbox", { name: "Password" }).fill(process.env.CONSOLE_PASSWORD ?? "");
    await again.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(again).toBeHidden();

    await expect(group.getByRole("textbox", { name: "Name" })).toHaveValue(name);
    await group.getByRole("button", { name: "Create group" }).click();
    await expect(page.getByText(`Group ${name} is saved`)).toBeVisible();
  });
});

/** The words of a refusal come after its status, as they may: the form that waits for them is drawn again last. */
function refuseSlowly(): void {
  const text = Response.prototype.text;
  Response.prototype.text = async function () {
    if (this.status === 401) {
      await new Promise((done) => setTimeout(done, 1000));
    }
    return text.call(this);
  };
}

test("The console speaks German", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("dbackup.language", "de"));
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Anmelden" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
});

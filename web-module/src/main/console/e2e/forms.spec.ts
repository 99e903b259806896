import { expect, signIn, test } from "./console";
import { fresh } from "./world";

test("A form with changes asks before the browser goes back, and keeps them when the person stays", async ({
  page,
}) => {
  const question = page.getByRole("dialog", { name: "Leave without saving?" });
  const back = () => page.evaluate(() => history.back());
  await signIn(page);
  await page.goto("/vault");
  await page.getByRole("button", { name: "Create profile" }).first().click();
  const field = page.getByRole("dialog").getByRole("textbox", { name: "Name" });
  const name = fresh("Never made");
  await field.fill(name);

  await back();
  await expect(question.getByRole("button", { name: "Stay" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(field).toHaveValue(name);

  await page.keyboard.press("Escape");
  await expect(question.getByRole("button", { name: "Stay" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(question).toBeHidden();
  await expect(field).toHaveValue(name);

  await back();
  await question.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  expect(new URL(page.url()).search).toBe("");
});

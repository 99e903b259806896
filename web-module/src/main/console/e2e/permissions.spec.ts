import { expect, signIn, test } from "./console";

const entries: [permission: string, entry: string, path: string][] = [
  ["history:read", "History", "/history"],
  ["jobs:read", "Jobs", "/jobs"],
  ["sources:read", "Sources", "/sources"],
  ["destinations:read", "Destinations", "/destinations"],
  ["notifications:read", "Notifications", "/notifications"],
  ["storage:read", "Storage explorer", "/storage"],
  ["vault:read", "Vault", "/vault"],
  ["users:read", "Users", "/users"],
  ["groups:read", "Groups", "/groups"],
  ["api-keys:read", "API keys", "/api-keys"],
  ["audit:read", "Audit", "/audit"],
  ["settings:read", "Settings", "/settings"],
];

for (const [permission, entry, path] of entries) {
  test(`Who holds ${permission} alone sees ${entry} and nothing else that is guarded`, async ({
    page,
    world,
  }) => {
    await signIn(page, await world.person([permission]));
    const navigation = page.getByRole("navigation", { name: "Main" });
    await expect(navigation.getByRole("link", { name: entry, exact: true })).toBeVisible();
    for (const [, other] of entries.filter(([its]) => its !== permission)) {
      await expect(navigation.getByRole("link", { name: other, exact: true })).toHaveCount(0);
    }

    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("You may not see this")).toHaveCount(0);

    const forbidden = path === "/audit" ? "/vault" : "/audit";
    await page.goto(forbidden);
    await expect(page.getByText("You may not see this")).toBeVisible();
  });
}

import type { Screen } from "../app/screen";

export const screens: Screen[] = [
  {
    path: "/vault",
    feature: "vault",
    nav: "administration",
    needs: ["vault:read"],
    load: () => import("./VaultPage"),
  },
];

import type { Screen } from "../app/screen";

export const screens: Screen[] = [
  {
    path: "/settings",
    feature: "settings",
    nav: "administration",
    needs: ["settings:read"],
    load: () => import("./SettingsPage"),
  },
];

import type { Screen } from "../app/screen";

export const screens: Screen[] = [
  {
    path: "/",
    feature: "overview",
    nav: "general",
    needs: ["history:read"],
    load: () => import("./OverviewPage"),
  },
];

import type { Screen } from "../app/screen";

export const screens: Screen[] = [
  {
    path: "/history",
    feature: "history",
    nav: "stored",
    needs: ["history:read"],
    load: () => import("./HistoryPage"),
  },
  {
    path: "/history/:id",
    feature: "history",
    titleKey: "execution",
    needs: ["history:read"],
    load: () => import("./ExecutionPage"),
  },
];

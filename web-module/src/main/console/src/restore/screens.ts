import type { Screen } from "../app/screen";

export const screens: Screen[] = [
  {
    path: "/storage/:id/restore",
    feature: "restore",
    needs: ["storage:restore"],
    load: () => import("./RestorePage"),
  },
];

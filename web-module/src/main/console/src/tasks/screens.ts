import type { Screen } from "../app/screen";

export const screens: Screen[] = [
  {
    path: "/system-tasks",
    feature: "tasks",
    nav: "administration",
    needs: ["settings:read"],
    load: () => import("./TasksPage"),
  },
];

import type { Screen } from "../app/screen";

export const screens: Screen[] = [
  {
    path: "/users",
    feature: "users",
    nav: "administration",
    needs: ["users:read"],
    load: () => import("./UsersPage"),
  },
];

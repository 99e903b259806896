import type { Screen } from "../app/screen";

export const screens: Screen[] = [
  {
    path: "/audit",
    feature: "audit",
    nav: "administration",
    needs: ["audit:read"],
    load: () => import("./AuditPage"),
  },
];

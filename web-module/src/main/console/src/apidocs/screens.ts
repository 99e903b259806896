import type { Screen } from "../app/screen";

export const screens: Screen[] = [
  {
    path: "/api-docs",
    feature: "apidocs",
    nav: "administration",
    load: () => import("./ApiDocsPage"),
  },
];

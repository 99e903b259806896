import type { Screen } from "../app/screen";

export const screens: Screen[] = [
  {
    path: "/jobs",
    feature: "jobs",
    nav: "backup",
    needs: ["jobs:read"],
    load: () => import("./JobsPage"),
  },
  {
    path: "/jobs/new",
    feature: "jobs",
    titleKey: "new.title",
    needs: ["jobs:write"],
    load: () => import("./editor/NewJobPage"),
  },
  {
    path: "/jobs/:id",
    feature: "jobs",
    needs: ["jobs:read"],
    load: () => import("./details/JobPage"),
  },
  {
    path: "/jobs/:id/edit",
    feature: "jobs",
    titleKey: "edit.title",
    needs: ["jobs:write"],
    load: () => import("./editor/EditJobPage"),
  },
];

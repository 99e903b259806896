import type { Screen } from "../app/screen";
import { loadMessages } from "../i18n";

export const screens: Screen[] = [
  {
    path: "/storage",
    feature: "explorer",
    nav: "stored",
    needs: ["storage:read"],
    load: () => import("./StoragePage"),
  },
  {
    path: "/storage/:id",
    feature: "explorer",
    needs: ["storage:read"],
    load: () => import("./DestinationPage"),
  },
  {
    path: "/storage/:id/backup",
    feature: "explorer",
    titleKey: "backup.title",
    needs: ["storage:read"],
    load: async () => {
      const [page] = await Promise.all([import("./BackupPage"), loadMessages("history")]);
      return page;
    },
  },
];

import type { Screen } from "../app/screen";
import { loadMessages } from "../i18n";

export const screens: Screen[] = [
  {
    path: "/storage/:id/restore",
    feature: "restore",
    needs: ["storage:restore"],
    load: async () => {
      const [page] = await Promise.all([import("./RestorePage"), loadMessages("history")]);
      return page;
    },
  },
];

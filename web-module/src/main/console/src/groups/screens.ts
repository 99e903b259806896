import type { Screen } from "../app/screen";
import { loadMessages } from "../i18n";

export const screens: Screen[] = [
  {
    path: "/groups",
    feature: "groups",
    nav: "administration",
    needs: ["groups:read"],
    load: async () => {
      await loadMessages("permissions");
      return import("./GroupsPage");
    },
  },
];

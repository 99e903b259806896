import type { Screen } from "../app/screen";
import { loadMessages } from "../i18n";

export const screens: Screen[] = [
  {
    path: "/profile",
    feature: "profile",
    load: async () => {
      await loadMessages("permissions");
      return import("./ProfilePage");
    },
  },
];

import type { Screen } from "../app/screen";
import { loadMessages } from "../i18n";

export const screens: Screen[] = [
  {
    path: "/api-keys",
    feature: "apikeys",
    nav: "administration",
    needs: ["api-keys:read"],
    load: async () => {
      await loadMessages("permissions");
      return import("./ApiKeysPage");
    },
  },
];

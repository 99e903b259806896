import type { Screen } from "../app/screen";
import { loadMessages } from "../i18n";

export const screens: Screen[] = [
  {
    path: "/setup",
    feature: "setup",
    nav: "general",
    needs: ["sources:write"],
    load: async () => {
      const [page] = await Promise.all([
        import("./SetupPage"),
        loadMessages("adapters"),
        loadMessages("history"),
        loadMessages("jobs"),
      ]);
      return page;
    },
  },
];

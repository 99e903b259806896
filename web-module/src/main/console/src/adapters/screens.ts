import { createElement, type ComponentType } from "react";
import type { Screen } from "../app/screen";
import { nounOf, toRead, toWrite, type Type } from "./queries";

const TYPES: readonly Type[] = ["database", "storage", "notification"];

/** The same four pages for each type: all, a new one, one, and the form of one. */
export const screens: Screen[] = TYPES.flatMap((type) => {
  const feature = "adapters";
  const path = `/${nounOf(type)}`;
  const of = (Page: ComponentType<{ type: Type }>) => ({ default: () => createElement(Page, { type }) });
  return [
    {
      path,
      feature,
      titleKey: nounOf(type),
      nav: "backup" as const,
      needs: [toRead(type)],
      load: async () => of((await import("./AdaptersPage")).AdaptersPage),
    },
    {
      path: `${path}/new`,
      feature,
      titleKey: `new.${type}`,
      needs: [toWrite(type)],
      load: async () => of((await import("./NewAdapterPage")).NewAdapterPage),
    },
    {
      path: `${path}/:id`,
      feature,
      titleKey: `one.${type}`,
      needs: [toRead(type)],
      load: async () => of((await import("./AdapterPage")).AdapterPage),
    },
    {
      path: `${path}/:id/edit`,
      feature,
      titleKey: `edit.${type}`,
      needs: [toWrite(type)],
      load: async () => of((await import("./EditAdapterPage")).EditAdapterPage),
    },
  ];
});

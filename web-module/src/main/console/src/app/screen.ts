import type { ComponentType } from "react";
import type { Permission } from "../api/session";

/** The groups of the navigation, from top to bottom. */
export const NAV_GROUPS = ["general", "backup", "stored", "administration"] as const;
export type NavGroup = (typeof NAV_GROUPS)[number];

/**
 * A page of the console. To add one, add it to the `screens` of its feature folder (and a new folder to
 * `app/screens.ts`).
 */
export interface Screen {
  /** As React Router writes it: /jobs/:id */
  path: string;
  /** The folder whose messages it needs; its title is the message `title` there, or {@link titleKey}. */
  feature: string;
  titleKey?: string;
  /** Any one of these lets a person see it; none for everybody who is signed in. */
  needs?: readonly Permission[];
  /** Where the navigation lists it; screens without are reached from others. */
  nav?: NavGroup;
  load: () => Promise<{ default: ComponentType }>;
}

export function maySee(screen: Screen, permissions: readonly Permission[]): boolean {
  return !screen.needs || screen.needs.some((permission) => permissions.includes(permission));
}

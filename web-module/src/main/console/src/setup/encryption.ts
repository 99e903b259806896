import type { Profile } from "../vault/queries";

/** With which key backups are encrypted. It outlives the step. */
export interface Encryption {
  /** "new" until the key is made. */
  with: Pick<Profile, "id" | "name"> | "new" | "none";
  newName: string;
  /** Whether somebody said that the kit is stored elsewhere. */
  kitStored: boolean;
}

/** Whether a job may be made with it. */
export function isSettled({ with: key, kitStored }: Encryption): boolean {
  return key === "none" || (key !== "new" && kitStored);
}

import type { Schema } from "../api/client";
import { useMay } from "../api/session";

/** A backup of the configuration shows every secret of this instance, so it needs more than a download. */
export function useMayDecrypt(row: Schema["BackupRow"]): boolean {
  const may = useMay();
  return row.sourceType !== "SYSTEM" || (may("settings:write") && may("vault:write"));
}

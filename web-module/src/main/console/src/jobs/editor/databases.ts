export interface DatabaseRow {
  name: string;
  size: number | undefined;
  /** Chosen before, but the source no longer has it. */
  isMissing: boolean;
}

/** What can be chosen: what the source has, and what was chosen already. */
export function databaseRows(
  found: readonly string[] | undefined,
  sizes: ReadonlyMap<string, number> | undefined,
  chosen: readonly string[],
): DatabaseRow[] {
  return [...new Set([...(found ?? []), ...chosen])]
    .sort((one, other) => one.localeCompare(other))
    .map((name) => ({
      name,
      size: sizes?.get(name),
      isMissing: found !== undefined && !found.includes(name),
    }));
}

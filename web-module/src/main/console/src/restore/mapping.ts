/** A database of the backup, whether it is restored, and the name it gets at the target. */
export interface Choice {
  originalName: string;
  targetName: string;
  selected: boolean;
}

/** A database that the target has already; its figures are null when they are not known. */
export interface Existing {
  name: string;
  sizeBytes: number | null;
  tableCount: number | null;
}

export interface Conflict {
  originalName: string;
  existing: Existing;
}

export type NameProblem = "empty" | "long" | "control" | "twice";

/** Whether the names are new ones by default, or those in the backup. */
export type Naming = "new" | "original";

const LONGEST_NAME = 255;
const SUFFIX = "_restored";

/** Servers of these kinds may take shop and Shop for one database; it depends on how they are set up. */
const CASELESS = new Set(["mysql", "mariadb", "mssql"]);

export function isCaseless(engine: string): boolean {
  return CASELESS.has(engine);
}

/**
 * What is restored where: the names that were edited as they are, all others by the default, where new names are ones
 * that neither the target nor another database of the backup has.
 */
export function choicesOf(
  databases: readonly string[],
  existing: readonly Existing[],
  { naming, edited, left }: { naming: Naming; edited: Record<string, string>; left: ReadonlySet<string> },
): Choice[] {
  const taken = new Set(existing.map(({ name }) => name.toLowerCase()));
  Object.values(edited).forEach((name) => taken.add(name.toLowerCase()));
  return databases.map((originalName) => {
    const targetName =
      edited[originalName] ?? (naming === "new" ? freeName(originalName, taken) : originalName);
    taken.add(targetName.toLowerCase());
    return { originalName, targetName, selected: !left.has(originalName) };
  });
}

/** shop_restored, or shop_restored_2 if that is taken, and so on. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const wanted = name + SUFFIX;
  let free = wanted;
  for (let number = 2; taken.has(free.toLowerCase()); number++) {
    free = `${wanted}_${number}`;
  }
  return free;
}

/** What is wrong with the names of the chosen databases, by the name in the backup. */
export function nameProblems(choices: readonly Choice[], caseless: boolean): Map<string, NameProblem> {
  const problems = new Map<string, NameProblem>();
  const first = new Map<string, string>();
  for (const { originalName, targetName } of choices.filter(({ selected }) => selected)) {
    const key = sameness(targetName, caseless);
    if (targetName.trim() === "") {
      problems.set(originalName, "empty");
    } else if (targetName.length > LONGEST_NAME) {
      problems.set(originalName, "long");
    } else if (/\p{Cc}/u.test(targetName)) {
      problems.set(originalName, "control");
    } else if (first.has(key)) {
      problems.set(originalName, "twice");
      problems.set(first.get(key) ?? "", "twice");
    }
    first.set(key, originalName);
  }
  return problems;
}

/** The chosen databases whose name at the target is taken. */
export function conflictsOf(
  choices: readonly Choice[],
  existing: readonly Existing[],
  caseless: boolean,
): Conflict[] {
  const there = new Map(existing.map((database) => [sameness(database.name, caseless), database]));
  return choices
    .filter(({ selected }) => selected)
    .flatMap(({ originalName, targetName }) => {
      const database = there.get(sameness(targetName, caseless));
      return database ? [{ originalName, existing: database }] : [];
    });
}

function sameness(name: string, caseless: boolean): string {
  return caseless ? name.toLowerCase() : name;
}

/** What is typed before something is replaced: its name, or that of the server when it is more than one database. */
export function wordToType(conflicts: readonly Conflict[], target: string): string {
  return conflicts.length === 1 ? (conflicts[0]?.existing.name ?? target) : target;
}

/** The names that a login sees, with the figures of those for which there are any. */
export function existingOf(
  names: readonly string[],
  figures: readonly { name: string; sizeBytes: number; tableCount: number }[],
): Existing[] {
  const known = new Map(figures.map((database) => [database.name, database]));
  const all = new Set([...names, ...known.keys()]);
  return [...all]
    .sort((one, other) => one.localeCompare(other))
    .map((name) => known.get(name) ?? { name, sizeBytes: null, tableCount: null });
}

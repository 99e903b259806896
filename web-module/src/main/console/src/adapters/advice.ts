import type { Type } from "./queries";

/** What to try after a failed connection, by what the server said of it. */
const ADVICE: readonly { says: RegExp; types: readonly Type[]; advice: string }[] = [
  { says: /refused the login|password authentication|access denied/i, types: ["database"], advice: "login" },
  {
    says: /certificate|PKIX|SSL|TLS/i,
    types: ["database", "notification"],
    advice: "certificate",
  },
  {
    says: /could not be reached|nothing answers|connection refused|timed out|unknown ?host/i,
    types: ["database", "notification"],
    advice: "network",
  },
  { says: /may not|permission denied|does not let the login/i, types: ["database"], advice: "rights" },
  { says: /pg_dump|mysqldump|mariadb-dump|is not installed/i, types: ["database"], advice: "tool" },
  { says: /does not exist on this server/i, types: ["storage"], advice: "folderMissing" },
  { says: /has no right|may not read the folder/i, types: ["storage"], advice: "folderRights" },
  { says: /mounted read-only/i, types: ["storage"], advice: "readOnly" },
  { says: /no space is left|quota/i, types: ["storage"], advice: "space" },
];

/** The key of the advice on a failure; null when nothing is known that the server did not say. */
export function adviceOn(type: Type, words: string): string | null {
  return ADVICE.find(({ says, types }) => types.includes(type) && says.test(words))?.advice ?? null;
}

import { expect, it } from "vitest";
import { adviceOn } from "./advice";

it.each([
  ["database", 'PostgreSQL at db:5432 refused the login "x": no. Check user name and password.', "login"],
  ["database", "PostgreSQL at db:5432 could not be reached or broke off the connection: refused.", "network"],
  ["notification", "Nothing answers at the mail server mail.example.com:587", "network"],
  [
    "storage",
    "The folder /b does not exist on this server. Create it, or mount the disk it is on.",
    "folderMissing",
  ],
  [
    "storage",
    "Could not write: the account this server runs under has no right to do it in /b.",
    "folderRights",
  ],
  ["storage", "Something nobody has seen before", null],
] as const)("Of a %s, “%s” is advised on with %s", (type, words, advice) => {
  expect(adviceOn(type, words)).toBe(advice);
});

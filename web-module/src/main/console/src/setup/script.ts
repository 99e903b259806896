/** Statements that make a login which may read everything and change nothing; null for kinds without one. */
export function loginScript(kindId: string, user: string, password: string): string | null {
  switch (kindId) {
    case "postgres":
      return [
        `CREATE ROLE ${identifier(user)} LOGIN BYPASSRLS PASSWORD ${literal(password)};`,
        `GRANT pg_read_all_data TO ${identifier(user)};`,
      ].join("\n");
    case "mysql":
    case "mariadb": {
      const account = `${literal(user)}@'%'`;
      return [
        `CREATE USER ${account} IDENTIFIED BY ${literal(password)};`,
        `GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON *.* TO ${account};`,
      ].join("\n");
    }
    default:
      return null;
  }
}

const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
const LENGTH = 28;

/** Of letters and digits that cannot be taken for each other, about 160 bits. */
export function randomPassword(): string {
  const unbiased = 256 - (256 % ALPHABET.length);
  let password = "";
  while (password.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) {
      if (byte < unbiased && password.length < LENGTH) {
        password += ALPHABET[byte % ALPHABET.length];
      }
    }
  }
  return password;
}

const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Without backslashes, which only some servers take for themselves. */
const literal = (text: string) => `'${text.replaceAll("'", "''").replaceAll("\\", "")}'`;

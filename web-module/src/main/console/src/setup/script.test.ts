import { describe, expect, it } from "vitest";
import { loginScript, randomPassword } from "./script";

describe("The script for a login", () => {
  it("lets it read everything in PostgreSQL, also what row policies hide", () => {
    expect(loginScript("postgres", "dbackup", "x")).toBe(
      `CREATE ROLE "dbackup" LOGIN BYPASSRLS PASSWORD 'x';\nGRANT pg_read_all_data TO "dbackup";`,
    );
  });

  it("lets it read and nothing else in MySQL and MariaDB", () => {
    expect(loginScript("mysql", "dbackup", "x")).toBe(
      "CREATE USER 'dbackup'@'%' IDENTIFIED BY 'x';\nGRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON *.* TO 'dbackup'@'%';",
    );
  });

  it("holds no statement that a name smuggled in", () => {
    expect(loginScript("postgres", 'a" SUPERUSER; --', "p'; DROP")).toContain(
      `"a"" SUPERUSER; --" LOGIN BYPASSRLS PASSWORD 'p''; DROP'`,
    );
  });

  it("is not there for a kind that nobody wrote one for", () => {
    expect(loginScript("local-fs", "a", "b")).toBeNull();
  });
});

it("A password is long, and another one each time", () => {
  expect(randomPassword()).toMatch(/^[A-Za-z2-9]{28}$/);
  expect(randomPassword()).not.toBe(randomPassword());
});

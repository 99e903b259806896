import { describe, expect, it } from "vitest";

type Words = { [key: string]: string | Words };

const files = import.meta.glob<Words>("../*/messages.*.json", { import: "default", eager: true });
const english = Object.keys(files).filter((file) => file.endsWith(".en.json"));

function flat(words: Words, before = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`),
  );
}

const placeholders = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort();

describe("The messages", () => {
  it("are there for every feature", () => {
    expect(english.length).toBeGreaterThan(1);
  });

  it.each(english)("of %s have the same keys and placeholders in German", (file) => {
    const german = files[file.replace(".en.json", ".de.json")] ?? {};
    const ours = flat(files[file] as Words);
    const theirs = new Map(flat(german));
    expect([...theirs.keys()].sort()).toEqual(ours.map(([key]) => key).sort());
    for (const [key, text] of ours) {
      expect([key, placeholders(theirs.get(key) ?? "")]).toEqual([key, placeholders(text)]);
    }
  });
});

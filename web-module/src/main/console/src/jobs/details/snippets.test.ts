import { describe, expect, it } from "vitest";
import { SNIPPETS, snippetOf } from "./snippets";

describe("A snippet", () => {
  it.each(SNIPPETS)("for %s runs this job on this server and waits for its end", (kind) => {
    const text = snippetOf(kind, "https://backup.example.org", "clx1abc");
    expect(text).toContain("URL='https://backup.example.org'");
    expect(text).toContain('api -X POST "$URL/api/jobs/clx1abc/run"');
    expect(text).toContain('"$URL/api/executions/$RUN"');
    expect(text).toContain("exit 1");
  });

  it.each(SNIPPETS)("for %s has the key nowhere in the arguments of a process", (kind) => {
    expect(snippetOf(kind, "https://backup.example.org", "clx1abc")).not.toMatch(/(-H|--header)/);
  });

  it("is indented as a block of YAML", () => {
    const [, script = ""] = snippetOf("github", "https://x", "j").split("run: |\n");
    expect(script.split("\n").every((line) => line === "" || line.startsWith("    "))).toBe(true);
  });
});

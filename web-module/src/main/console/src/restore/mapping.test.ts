import { describe, expect, it } from "vitest";
import {
  choicesOf,
  conflictsOf,
  existingOf,
  freeName,
  nameProblems,
  wordToType,
  type Choice,
  type Existing,
} from "./mapping";

const existing = (...names: string[]): Existing[] =>
  names.map((name) => ({ name, sizeBytes: 10, tableCount: 1 }));
const choice = (originalName: string, targetName: string, selected = true): Choice => ({
  originalName,
  targetName,
  selected,
});
const asIs = { naming: "new" as const, edited: {}, left: new Set<string>() };

describe("What is restored where", () => {
  it("is everything under new names at first", () => {
    expect(choicesOf(["shop", "stock"], existing("shop"), asIs)).toEqual([
      choice("shop", "shop_restored"),
      choice("stock", "stock_restored"),
    ]);
  });

  it("avoids what the target has, what was typed, and what the backup has itself", () => {
    const choices = choicesOf(["shop", "shop_restored", "stock"], existing("SHOP_restored", "x"), {
      ...asIs,
      edited: { stock: "shop_restored_2" },
    });
    expect(choices.map(({ targetName }) => targetName)).toEqual([
      "shop_restored_3",
      "shop_restored_restored",
      "shop_restored_2",
    ]);
  });

  it("keeps the names of the backup when asked to, and leaves out what is not wanted", () => {
    const choices = choicesOf(["shop", "stock"], existing("shop"), {
      naming: "original",
      edited: {},
      left: new Set(["stock"]),
    });
    expect(choices).toEqual([choice("shop", "shop"), choice("stock", "stock", false)]);
  });

  it("counts on until a name is free", () => {
    expect(freeName("a", new Set(["a_restored", "a_restored_2"]))).toBe("a_restored_3");
  });
});

describe("Names at the target", () => {
  it.each([
    ["empty", "  "],
    ["long", "x".repeat(256)],
    ["control", "a\nb"],
  ])("are refused when they are %s", (problem, name) => {
    expect(nameProblems([choice("shop", name)], false).get("shop")).toBe(problem);
  });

  it("are refused when two databases would get the same, both of them", () => {
    const problems = nameProblems([choice("a", "x"), choice("b", "x"), choice("c", "y")], false);
    expect([...problems].sort()).toEqual([
      ["a", "twice"],
      ["b", "twice"],
    ]);
  });

  it("differ by case only where the server can tell them apart", () => {
    const choices = [choice("a", "Shop"), choice("b", "shop")];
    expect(nameProblems(choices, false).size).toBe(0);
    expect(nameProblems(choices, true).size).toBe(2);
  });

  it("do not matter for what is not restored", () => {
    expect(
      nameProblems([choice("a", "x"), choice("b", "x", false), choice("c", "", false)], false).size,
    ).toBe(0);
  });
});

describe("Conflicts", () => {
  const there = existing("shop", "Stock");

  it("are the chosen databases whose name is taken", () => {
    const conflicts = conflictsOf(
      [choice("a", "shop"), choice("b", "free"), choice("c", "shop", false), choice("d", "stock")],
      there,
      false,
    );
    expect(conflicts.map(({ originalName }) => originalName)).toEqual(["a"]);
    expect(conflicts[0]?.existing.sizeBytes).toBe(10);
  });

  it("are also names in other letters where the server may take them for the same", () => {
    expect(conflictsOf([choice("d", "stock")], there, true)).toHaveLength(1);
  });

  it("are confirmed by the name of what is replaced", () => {
    const [shop, stock] = there.map((database) => ({ originalName: "a", existing: database }));
    expect(wordToType(shop ? [shop] : [], "Server")).toBe("shop");
    expect(wordToType(shop && stock ? [shop, stock] : [], "Server")).toBe("Server");
  });
});

describe("The databases of a target", () => {
  it("are all that are seen, with figures where there are some", () => {
    expect(existingOf(["b", "a"], [{ name: "b", sizeBytes: 7, tableCount: 2 }])).toEqual([
      { name: "a", sizeBytes: null, tableCount: null },
      { name: "b", sizeBytes: 7, tableCount: 2 },
    ]);
  });
});

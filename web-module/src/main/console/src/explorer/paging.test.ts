import { describe, expect, it } from "vitest";
import { PAGE_SIZE, pagesOf, rowAfterKey, rowAt, spacers } from "./paging";

describe("The pages of a window", () => {
  it.each([
    ["the beginning", { first: 0, last: 20 }, 1000, [1]],
    ["the last row of a page", { first: 180, last: 199 }, 1000, [1]],
    ["rows of two pages", { first: 190, last: 210 }, 1000, [1, 2]],
    ["the first row of a page", { first: 200, last: 220 }, 1000, [2]],
    ["the end of very many", { first: 99_980, last: 100_010 }, 100_000, [500]],
    ["a window behind the end", { first: 990, last: 1020 }, 5, []],
    ["an empty listing", { first: 0, last: 20 }, 0, []],
    ["a window that begins before the first row", { first: -10, last: 5 }, 1000, [1]],
  ])("are right for %s", (_, window, total, pages) => {
    expect(pagesOf(window, total)).toEqual(pages);
  });
});

describe("A row", () => {
  const page = (number: number) => Array.from({ length: PAGE_SIZE }, (_, i) => (number - 1) * PAGE_SIZE + i);
  const pages = new Map([
    [1, page(1)],
    [3, page(3)],
  ]);

  it.each([0, 199, 400, 599])("%d is found in its page", (index) => {
    expect(rowAt(pages, index)).toBe(index);
  });

  it.each([200, 399, 600])("%d is unknown as long as its page is not there", (index) => {
    expect(rowAt(pages, index)).toBeUndefined();
  });
});

describe("The space around the rows in the document", () => {
  it("makes up for those that are not", () => {
    const rows = [
      { start: 400, end: 440 },
      { start: 440, end: 480 },
    ];
    expect(spacers(rows, 4000, 0)).toEqual({ above: 400, below: 3520 });
    expect(spacers(rows, 4000, 100)).toEqual({ above: 300, below: 3620 });
    expect(spacers([], 0, 50)).toEqual({ above: 0, below: 0 });
  });
});

describe("A key", () => {
  it.each([
    ["ArrowDown", 5, 6],
    ["ArrowUp", 5, 4],
    ["ArrowUp", 0, 0],
    ["ArrowDown", 99, 99],
    ["PageDown", 5, 25],
    ["PageDown", 95, 99],
    ["PageUp", 5, 0],
    ["Home", 50, 0],
    ["End", 50, 99],
    ["Enter", 50, undefined],
  ])("%s moves from row %d to %s", (key, from, to) => {
    expect(rowAfterKey(key, from, { total: 100, onScreen: 20 })).toBe(to);
  });
});

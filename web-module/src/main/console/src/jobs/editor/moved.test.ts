import { expect, it } from "vitest";
import { moved } from "./moved";

it("An entry is moved up and down, and the rest keeps its order", () => {
  expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
});

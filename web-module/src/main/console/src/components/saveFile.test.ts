import { describe, expect, it } from "vitest";
import { fileName } from "./saveFile";

describe("The name of a file", () => {
  it.each([
    [`attachment; filename="kit.zip"`, "kit.zip"],
    [`attachment; filename="_.zip"; filename*=UTF-8''Schl%C3%BCssel.zip`, "Schlüssel.zip"],
    ["attachment", null],
    [null, null],
  ])("in %s is %s", (disposition, name) => {
    expect(fileName(disposition)).toBe(name);
  });
});

import { describe, expect, it } from "vitest";
import { programOf } from "./program";

const WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)";

describe("A program", () => {
  it.each([
    ["Firefox", "Linux", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"],
    [
      "Chrome",
      "Windows",
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/138.0.0.0 Safari/537.36`,
    ],
    ["Chrome", "Linux", `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} HeadlessChrome/138.0.0.0 Safari/537.36`],
    [
      "Edge",
      "Windows",
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0`,
    ],
    [
      "Opera",
      "macOS",
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Chrome/138.0 Safari/537.36 OPR/120.0`,
    ],
    [
      "Safari",
      "macOS",
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    ],
    [
      "Safari",
      "iOS",
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    ],
    [
      "Firefox",
      "iPadOS",
      "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 Mobile/15E148 Safari/605.1.15",
    ],
    [
      "Chrome",
      "Android",
      `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/138.0.0.0 Mobile Safari/537.36`,
    ],
    [
      "Chrome",
      "ChromeOS",
      `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/138.0.0.0 Safari/537.36`,
    ],
    [
      "PowerShell",
      "Windows",
      "Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.26100.4652",
    ],
    ["curl", null, "curl/8.14.1"],
    ["Python", null, "python-requests/2.32.4"],
    ["Java", null, "Java-http-client/17.0.15"],
    ["Wget", null, "Wget/1.25.0"],
  ])("is recognised as %s on %s", (name, system, userAgent) => {
    expect(programOf(userAgent)).toEqual({ name, system });
  });

  it("is unknown when it says nothing, or nothing known", () => {
    expect(programOf(null)).toEqual({ name: null, system: null });
    expect(programOf("")).toEqual({ name: null, system: null });
    expect(programOf("backup-robot/1.0")).toEqual({ name: null, system: null });
    expect(programOf("backup-robot/1.0 (Linux)")).toEqual({ name: null, system: "Linux" });
  });

  it("is not taken for another by a word within a word", () => {
    expect(programOf("mycurl/1.0").name).toBeNull();
    expect(programOf("SomethingSafari/1.0").name).toBeNull();
  });
});

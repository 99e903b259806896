export interface Program {
  /** The name of the browser or tool; null when it is none of those known here. */
  name: string | null;
  /** The system it runs on; null when it does not say. */
  system: string | null;
}

/**
 * By what each says of itself. Most browsers also name those they descend from, so the younger one comes first: Edge
 * says Chrome, and Chrome says Safari.
 */
const PROGRAMS: readonly [RegExp, string][] = [
  [/^curl\//, "curl"],
  [/^Wget\//i, "Wget"],
  [/^(python-requests|Python-urllib|python-httpx)\//i, "Python"],
  [/^(Java-http-client|Java)\//, "Java"],
  [/^Go-http-client\//, "Go"],
  [/^PostmanRuntime\//, "Postman"],
  [/PowerShell\//, "PowerShell"],
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\b(OPR|Opera)\//, "Opera"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\bChromium\//, "Chromium"],
  [/(\b|Headless)(Chrome|CriOS)\//, "Chrome"],
  [/\bVersion\/[\d.]+.* Safari\//, "Safari"],
];

/** Android says Linux too, and an iPhone says Mac OS X. */
const SYSTEMS: readonly [RegExp, string][] = [
  [/\bAndroid\b/, "Android"],
  [/\biPad\b/, "iPadOS"],
  [/\b(iPhone|iPod)\b/, "iOS"],
  [/\bWindows\b/, "Windows"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\b(Macintosh|Mac OS X|Darwin)\b/, "macOS"],
  [/\bFreeBSD\b/, "FreeBSD"],
  [/\bOpenBSD\b/, "OpenBSD"],
  [/\bLinux\b/, "Linux"],
];

/** What a program calls itself, in names that people know. It may lie: this helps to recognise, and proves nothing. */
export function programOf(userAgent: string | null): Program {
  return { name: first(PROGRAMS, userAgent ?? ""), system: first(SYSTEMS, userAgent ?? "") };
}

function first(known: readonly [RegExp, string][], text: string): string | null {
  return known.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

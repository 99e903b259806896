/** Light, dark, or as the operating system has it. */
export type Theme = "light" | "dark" | "system";
export const THEMES: readonly Theme[] = ["light", "dark", "system"];

const CHOICE = "dbackup.theme";
const DARK_CLASS = "pf-v6-theme-dark";
const darkSystem = () => window.matchMedia("(prefers-color-scheme: dark)");

export function chosenTheme(): Theme {
  return THEMES.find((theme) => theme === localStorage.getItem(CHOICE)) ?? "system";
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(CHOICE, theme);
  applyTheme();
}

/** To be called before the first paint. */
export function initTheme(): void {
  applyTheme();
  darkSystem().addEventListener("change", applyTheme);
}

function applyTheme(): void {
  const theme = chosenTheme();
  const dark = theme === "dark" || (theme === "system" && darkSystem().matches);
  document.documentElement.classList.toggle(DARK_CLASS, dark);
}

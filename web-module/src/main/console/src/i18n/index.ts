import i18next, { type BackendModule, type ResourceKey } from "i18next";
import { initReactI18next } from "react-i18next";

/** Each feature folder has its own words, messages.LANGUAGE.json; its namespace is the folder's name. */
const files = import.meta.glob<ResourceKey>("../*/messages.*.json", { import: "default" });

export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

const CHOICE = "dbackup.language";

const backend: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`../${namespace}/messages.${language}.json`];
    if (!load) {
      done(new Error(`No messages of ${namespace} in ${language}`), null);
      return;
    }
    load().then(
      (words) => done(null, words),
      (problem: unknown) => done(problem instanceof Error ? problem : new Error(String(problem)), null),
    );
  },
};

/** Loads what every screen needs; the words of a feature come with its first screen. */
export async function initLanguage(): Promise<void> {
  i18next.on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: preferredLanguage(),
      fallbackLng: "en",
      supportedLngs: Object.keys(LANGUAGES),
      ns: ["app"],
      defaultNS: "app",
      interpolation: { escapeValue: false },
    });
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(CHOICE, language);
  void i18next.changeLanguage(language);
}

function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(CHOICE), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return wanted.find((tag): tag is Language => tag !== undefined && tag in LANGUAGES) ?? "en";
}

/** To be awaited before something with these words is shown. */
export async function loadMessages(feature: string): Promise<void> {
  await i18next.loadNamespaces(feature);
}

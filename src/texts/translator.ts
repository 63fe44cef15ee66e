import { createInstance } from "i18next";
import type { i18n } from "i18next";
import en from "./en.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import type { Language } from "./locale.ts";
import type { TextKey } from "./text-key.ts";

/** Read at the start: thirteen languages take a few milliseconds and less than a megabyte. */
const files = { en, fr } satisfies Record<Language, object>;

export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

let shared: i18n | undefined;

/** Looks texts up in one language. Values are neither HTML-escaped nor searched for placeholders again. */
export function translatorFor(language: Language): Translate {
  shared ??= createTranslations();
  const translate = shared.getFixedT(language);
  return (key, values) => translate(key, { ...values });
}

function createTranslations(): i18n {
  const instance = createInstance({
    resources: Object.fromEntries(Object.entries(files).map(([language, translation]) => [language, { translation }])),
    fallbackLng: "en",
    initAsync: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
    // a value that was forgotten stays visible, so that somebody reports it
    missingInterpolationHandler: (_text: string, match: RegExpExecArray) => match[0],
  });
  // with resources at hand and initAsync off, everything is ready when init returns; its promise only repeats that
  void instance.init();
  return instance;
}

import { createInstance } from "i18next";
import type { i18n } from "i18next";
import en from "./en.json" with { type: "json" };
import ar from "./ar.json" with { type: "json" };
import cs from "./cs.json" with { type: "json" };
import de from "./de.json" with { type: "json" };
import es from "./es.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import hu from "./hu.json" with { type: "json" };
import it from "./it.json" with { type: "json" };
import ja from "./ja.json" with { type: "json" };
import nl from "./nl.json" with { type: "json" };
import pl from "./pl.json" with { type: "json" };
import pt from "./pt.json" with { type: "json" };
import zh from "./zh.json" with { type: "json" };
import type { Language } from "./locale.ts";
import type { TextKey } from "./text-key.ts";

/** Read at the start: thirteen languages need a few milliseconds and less than a megabyte. */
const files = { en, fr, de, es, pt, it, nl, pl, hu, cs, ja, zh, ar } satisfies Record<Language, object>;

/** The values for the `{{placeholders}}` of a text; `count` also chooses the plural form. */
export type TextValues = Readonly<Record<string, string | number>>;

export type Translate = (key: TextKey, values?: TextValues) => string;

let shared: i18n | undefined;
const translators = { heard: new Map<Language, Translate>(), unheard: new Map<Language, Translate>() };

/** Whether the bot hears of acceptances. */
export type Hearing = keyof typeof translators;

/**
 * Looks up texts in one language. Values are neither HTML-escaped nor searched for placeholders again. For `unheard`, a text that promises
 * news of an acceptance is replaced by the one beside it that doesn't (`<key>_unheard`; i18next calls this a context).
 */
export function translatorFor(language: Language, hearing: Hearing = "heard"): Translate {
  const known = translators[hearing];
  const translate = known.get(language) ?? createTranslator(language, hearing);
  known.set(language, translate);
  return translate;
}

/** A form has about forty texts without placeholders: cached, they cost nothing. */
function createTranslator(language: Language, hearing: Hearing): Translate {
  shared ??= createTranslations();
  const translate = shared.getFixedT(language);
  const plain = new Map<TextKey, string>();
  const context = hearing === "heard" ? {} : { context: hearing };
  return (key, values) => {
    if (values) return translate(key, { ...values, ...context });
    const text = plain.get(key) ?? translate(key, context);
    plain.set(key, text);
    return text;
  };
}

function createTranslations(): i18n {
  const instance = createInstance({
    resources: Object.fromEntries(Object.entries(files).map(([language, translation]) => [language, { translation }])),
    fallbackLng: "en",
    initAsync: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
    // a missing value stays visible, so that it is reported
    missingInterpolationHandler: (_text: string, match: RegExpExecArray) => match[0],
  });
  // with resources given and initAsync off, everything is ready when init returns; its promise only repeats that
  void instance.init();
  return instance;
}

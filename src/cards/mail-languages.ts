import type { Texts } from "../texts/texts.ts";

/** Graph publishes no list of what it accepts as `messageLanguage`; these are the larger interface languages of Microsoft 365. */
const offered =
  "ar-SA cs-CZ da-DK de-DE en-GB en-US es-ES fi-FI fr-FR he-IL hu-HU it-IT ja-JP ko-KR nb-NO nl-NL pl-PL pt-BR pt-PT ru-RU sv-SE tr-TR uk-UA zh-CN zh-TW".split(
    " ",
  );

interface Choice {
  readonly title: string;
  readonly value: string;
}

/** By interface language: naming and sorting the languages costs as much as the rest of the form. */
const known = new Map<string, readonly Choice[]>();

/** Choices for the language of Microsoft's mail, with names in the person's language and sorted by them. */
export function mailLanguages(texts: Texts): readonly Choice[] {
  const choices = known.get(texts.language) ?? nameAll(texts);
  known.set(texts.language, choices);
  return choices;
}

function nameAll(texts: Texts): readonly Choice[] {
  const choices = offered.map((value) => ({ title: texts.languageName(value), value }));
  return choices.toSorted((one, other) => one.title.localeCompare(other.title, texts.language));
}

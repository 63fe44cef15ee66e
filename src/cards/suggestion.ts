import template from "../../cards/suggestion.json" with { type: "json" };
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { cleanValue } from "./escape.ts";
import { cardTemplate } from "./template.ts";

export interface SuggestionView {
  /** Ready for a TextBlock. */
  readonly text: string;
  /** The texts that the buttons send for the person; Teams shows at most six buttons. */
  readonly commands: readonly string[];
}

/** What cards/suggestion.json binds to. */
export interface SuggestionData {
  readonly lang: Language;
  readonly fallback: string;
  readonly text: string;
  readonly commands: readonly { readonly title: string; readonly text: string }[];
}

const render = cardTemplate(template);

/** Teams shows at most six. */
const mostButtons = 6;
const longestTitle = 80;
/** Longer than any command with an address. */
export const longestCommand = 500;

/** A sentence with commands as buttons, so that people needn't type what the bot can guess. */
export function suggestionCard(view: SuggestionView, texts: Texts): AdaptiveCard {
  return render(suggestionData(view, texts));
}

export function suggestionData({ text, commands }: SuggestionView, texts: Texts): SuggestionData {
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    text,
    commands: commands
      .slice(0, mostButtons)
      .map((command) => ({ title: cleanValue(command, longestTitle), text: cleanValue(command, longestCommand) })),
  };
}

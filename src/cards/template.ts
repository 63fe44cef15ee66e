import { GlobalSettings, Template } from "adaptivecards-templating";
import { isRightToLeft, languages } from "../texts/locale.ts";
import type { AdaptiveCard } from "./card.ts";
import { withUnbrokenTitles } from "./unbroken-titles.ts";

/**
 * Makes the function that fills one template. Compiling costs 50 times as much as filling, so it is done once, at first use.
 * Text in `data` is not searched for bindings again, but its Markdown counts: see {@link ./escape.ts}.
 * @throws TypeError when the template is not a card.
 */
export function cardTemplate(source: object): (data: object) => AdaptiveCard {
  let template: Template | undefined;
  return (data) => {
    template ??= compile(source);
    const card: unknown = template.expand({ $root: data });
    if (!isCard(card)) throw new TypeError("This template does not make an adaptive card.");
    return directed(withUnbrokenTitles(card));
  };
}

/** Sets `rtl` on cards in languages that are written from right to left; Teams' default is left to right. */
function directed(card: AdaptiveCard): AdaptiveCard {
  const language = languages.find((known) => known === card["lang"]);
  return language && isRightToLeft(language) ? { ...card, rtl: true } : card;
}

function compile(source: object): Template {
  // otherwise a path without data stays in the card as "${path}"; the library ignores an empty string here
  GlobalSettings.getUndefinedFieldValueSubstitutionString = () => " ";
  return new Template(source);
}

function isCard(card: unknown): card is AdaptiveCard {
  return typeof card === "object" && card !== null && "type" in card && card.type === "AdaptiveCard";
}

import type { AdaptiveCard, Json } from "./card.ts";

const noBreakSpace = "\u00a0";
const wordJoiner = "\u2060";

/** In Latin letters; a Chinese or Japanese sign has the width of two. On a phone, half of the row is left for the value. */
const widestTitle = 20;

const wideSign = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
/** Between two signs where at least one is wide, and after a hyphen: a line may break there without a space. */
const breaks = new RegExp(`(?<=${wideSign.source}|-)(?!$)|(?<!^)(?=${wideSign.source})`, "gu");

/**
 * The card with every title of a fact on one line. A FactSet is a table that gives its first column no more room than the longest word needs, so a
 * title would break ("Copy / to") beside an empty place. A long title may break.
 */
export function withUnbrokenTitles(card: AdaptiveCard): AdaptiveCard {
  return { ...card, ...partsOf(card) };
}

function partsOf(parent: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(parent).map(([name, part]) => [name, partOf(part)]));
}

function partOf(part: Json): Json {
  if (isList(part)) return part.map(partOf);
  if (typeof part !== "object" || part === null) return part;
  const { type, facts } = part;
  return type === "FactSet" && isList(facts) ? { ...part, facts: facts.map(unbrokenFact) } : partsOf(part);
}

/** `Array.isArray` doesn't know readonly arrays. */
function isList(part: Json | undefined): part is readonly Json[] {
  return Array.isArray(part);
}

function unbrokenFact(fact: Json): Json {
  if (typeof fact !== "object" || fact === null || isList(fact)) return fact;
  const { title } = fact;
  return typeof title === "string" ? { ...fact, title: unbroken(title) } : fact;
}

function unbroken(title: string): string {
  return widthOf(title) > widestTitle ? title : title.replaceAll(" ", noBreakSpace).replace(breaks, wordJoiner);
}

function widthOf(title: string): number {
  return Array.from(title).reduce((width, sign) => width + (wideSign.test(sign) ? 2 : 1), 0);
}
